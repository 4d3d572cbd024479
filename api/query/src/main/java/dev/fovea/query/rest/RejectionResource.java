package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.recent.Recent;
import dev.fovea.topics.Reason;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The newest frames that were published and not classified, each with its reason. */
@Path("/v1/rejections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
@OnlyVisible
public class RejectionResource {

    private final Recent recent;
    private final Access access;

    RejectionResource(Recent recent, Access access) {
        this.recent = recent;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "Frames that were not classified, newest first, each with its reason",
            description =
                    "The newest thousand at most; older ones lie on fovea.frames.rejected. Frames that were dropped"
                            + " before they were published are counted in the account alone.")
    public RejectionList find(
            @Parameter(description = "Cameras; all where absent", example = "[\"car-park\"]") @QueryParam("camera")
                    List<String> cameras,
            @Parameter(description = "Reasons; any where absent", example = "[\"stale\"]") @QueryParam("reason")
                    List<String> reasons,
            @Parameter(description = "Most of them, 1 to 1000; 50 where absent", example = "50")
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        DetectionFilter filter = access.narrow(Parameters.filter(cameras, List.of(), null));
        return new RejectionList(recent.rejections()
                .newest(filter.cameras(), reasons(reasons), Parameters.limit("limit", limit, 50, 1000)));
    }

    private static Set<Reason> reasons(List<String> words) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (String word : words) {
            try {
                reasons.add(Reason.of(word));
            } catch (IllegalArgumentException e) {
                throw Problems.invalid("reason", "reason: " + e.getMessage());
            }
        }
        return reasons;
    }
}
