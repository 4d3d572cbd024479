package dev.fovea.query.rest;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.instances.WholeState;
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

    private final WholeState state;
    private final QuerySettings settings;

    HeatMapResource(WholeState state, QuerySettings settings) {
        this.state = state;
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "Where in a camera's view regions appear",
            description = "A grid over the frame; each region counts once in every cell that it touches.")
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem's 'field' names it")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
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
        HeatMapQuestion question = HeatMapQuestion.of(
                camera, labels, minProbability, from, to, settings.detections().scanLimit());
        return state.ofCamera(question.camera(), question);
    }
}
