package dev.fovea.query.rest;

import dev.fovea.query.activity.HeatMap;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Page;
import dev.fovea.query.pages.PageBuilder;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.query.state.StateReader;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where in a camera's view a label appears. */
@Path("/v1/activity/heatmap")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "activity")
@OnlyVisible
public class HeatMapResource {

    private final PageBuilder<Detection> pages;
    private final QuerySettings settings;

    HeatMapResource(StateReader state, QuerySettings settings) {
        this.pages = new PageBuilder<>(state.detections(), new JsonSerde<>(Detection.class));
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "Where in a camera's view regions appear",
            description = "A grid over the frame; each region counts once in every cell that it touches.")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem's 'field' names it")
    public HeatMapView heatMap(
            @Parameter(required = true, example = "car-park") @QueryParam("camera") @Nullable String camera,
            @Parameter(description = "Labels; any where absent", example = "[\"car\"]") @QueryParam("label")
                    List<String> labels,
            @Parameter(example = "2026-11-24T09:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-24T10:00:00Z") @QueryParam("to") @Nullable String to,
            @Parameter(description = "Lowest probability of a region, 0 to 1", example = "0.5")
                    @QueryParam("minProbability")
                    @Nullable
                    String minProbability) {
        if (camera == null) {
            throw Problems.invalid("camera", "camera: is missing; a heat map is that of one camera's view");
        }
        DetectionFilter filter = Parameters.filter(List.of(camera), labels, minProbability);
        HeatMap map = new HeatMap(filter.labels(), filter.minProbability());
        PageRequest everything = new PageRequest(
                filter.cameras(),
                Parameters.micros("from", from, Long.MIN_VALUE),
                Parameters.micros("to", to, Long.MAX_VALUE),
                1,
                settings.detections().scanLimit(),
                null);
        // Nothing is kept for the page: the filter takes each detection in on its way past.
        Page<Detection> page = pages.build(everything, detection -> {
            map.add(detection);
            return false;
        });
        return HeatMapView.of(camera, map, page.next() == null);
    }
}
