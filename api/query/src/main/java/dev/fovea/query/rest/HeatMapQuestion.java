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
import org.jspecify.annotations.Nullable;

/**
 * Where in a camera's view labels appear.
 *
 * @param camera id
 * @param filter with the labels and the probability
 * @param request all detections of the camera and the time
 */
record HeatMapQuestion(String camera, DetectionFilter filter, PageRequest request) implements Question<HeatMapView> {

    /**
     * The question that parameters ask.
     *
     * @param scanLimit most detections looked at
     */
    static HeatMapQuestion of(
            @Nullable String camera,
            List<String> labels,
            @Nullable String minProbability,
            @Nullable String from,
            @Nullable String to,
            int scanLimit) {
        if (camera == null) {
            throw Problems.invalid("camera", "camera: is missing; a heat map is that of one camera's view");
        }
        DetectionFilter filter = Parameters.filter(List.of(camera), labels, minProbability);
        PageRequest everything = new PageRequest(
                filter.cameras(),
                Parameters.micros("from", from, Long.MIN_VALUE),
                Parameters.micros("to", to, Long.MAX_VALUE),
                1,
                scanLimit,
                null);
        return new HeatMapQuestion(camera, filter, everything);
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
