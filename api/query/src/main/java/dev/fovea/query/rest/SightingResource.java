package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.instances.PageQuestion;
import dev.fovea.query.instances.WholeState;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Page;
import dev.fovea.topics.Sighting;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sightings: a label at a camera from its first detection to its last. */
@Path("/v1/sightings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sightings")
@OnlyVisible
public class SightingResource {

    private final WholeState state;
    private final QuerySettings settings;
    private final Access access;

    SightingResource(WholeState state, QuerySettings settings, Access access) {
        this.state = state;
        this.access = access;
        this.settings = settings;
    }

    @GET
    @Operation(
            summary = "Sightings, newest start first",
            description = "Paged as detections are. An open sighting still grows: which sightings are on a page never"
                    + " changes, the figures of an open one do.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SightingPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter is wrong; the problem's 'field' names it")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public Response find(
            @Parameter(description = "Cameras; all where absent", example = "[\"car-park\"]") @QueryParam("camera")
                    List<String> cameras,
            @Parameter(description = "Labels; any where absent", example = "[\"car\"]") @QueryParam("label")
                    List<String> labels,
            @Parameter(description = "Begun at or after", example = "2026-11-24T09:00:00Z")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Begun before", example = "2026-11-24T10:00:00Z") @QueryParam("to") @Nullable
                    String to,
            @Parameter(description = "Lowest peak probability, 0 to 1", example = "0.5")
                    @QueryParam("minProbability")
                    @Nullable
                    String minProbability,
            @Parameter(
                            description = "Models by name, or by name and version; any where absent",
                            example = "[\"fovea-cifar10/1\"]")
                    @QueryParam("model")
                    List<String> models,
            @Parameter(description = "Most on a page, 1 to 1000; 50 where absent", example = "50")
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "'next' of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        DetectionFilter filter = access.narrow(Parameters.filter(cameras, labels, minProbability));
        Page<Sighting> page = state.page(new PageQuestion<>(
                PageQuestion.SIGHTINGS,
                Parameters.page(
                        filter, from, to, limit, cursor, settings.detections().scanLimit()),
                filter,
                Parameters.models(models)));
        return NextLink.respond(page, uri, SightingPage::new);
    }
}
