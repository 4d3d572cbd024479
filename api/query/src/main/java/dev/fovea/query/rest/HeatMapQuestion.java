package dev.fovea.query.rest;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.fovea.query.activity.HeatMap;
import dev.fovea.query.instances.Question;
import dev.fovea.query.instances.Route;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.PageBuilder;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.query.pages.Stretch;
import dev.fovea.query.pages.TimeScan;
import dev.fovea.query.state.Copy;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import java.util.List;
import java.util.Set;

/**
 * Where in a camera's view labels appear.
 *
 * @param camera id
 * @param filter with the labels and the probability
 * @param request all detections of the camera and the time
 */
record HeatMapQuestion(String camera, DetectionFilter filter, PageRequest request) implements Question<HeatMapView> {

    /**
     * The question.
     *
     * @param from earliest time, µs since 1970
     * @param to latest time, µs since 1970, exclusive
     * @param scanLimit most detections looked at
     */
    static HeatMapQuestion of(String camera, DetectionFilter filter, long from, long to, int scanLimit) {
        return new HeatMapQuestion(camera, filter, new PageRequest(filter.cameras(), from, to, 1, scanLimit, null));
    }

    @Override
    public HeatMapView answer(List<Copy> copies) {
        HeatMap map = new HeatMap(filter.labels(), filter.minProbability());
        List<TimeScan> scans =
                copies.stream().map(copy -> copy.detections(Set.of())).toList();
        // Nothing is kept for the page: the filter takes each detection in on its way past.
        Stretch<Detection> page = new PageBuilder<>(scans, new JsonSerde<>(Detection.class))
                .build(request, detection -> {
                    map.add(detection);
                    return false;
                });
        return HeatMapView.of(camera, map, !page.more());
    }

    @Override
    public Route route() {
        return Route.to("heatmap")
                .with("camera", camera)
                .with("label", filter.labels())
                .with("minProbability", filter.minProbability())
                .withTime("from", request.from())
                .withTime("to", request.to());
    }

    @Override
    public JavaType type(TypeFactory types) {
        return types.constructType(HeatMapView.class);
    }
}
