package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.activity.ActivitySums;
import dev.fovea.query.instances.ActivityQuestion;
import dev.fovea.query.instances.WholeState;
import dev.fovea.query.pages.DetectionFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was seen how often, from counts by minute. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "activity")
@OnlyVisible
public class ActivityResource {

    private final WholeState state;
    private final Access access;

    ActivityResource(WholeState state, Access access) {
        this.access = access;
        this.state = state;
    }

    @GET
    @Path("labels")
    @Operation(
            summary = "Labels with how often each was seen",
            description = "Regions are counted by the minute of their capture; both ends are taken to the minute.")
    @APIResponse(responseCode = "200", description = "Most seen first")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public LabelList labels(
            @Parameter(example = "[\"car-park\"]") @QueryParam("camera") List<String> cameras,
            @Parameter(example = "2026-11-24T09:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-24T10:00:00Z") @QueryParam("to") @Nullable String to) {
        return new LabelList(
                sums(Duration.ofMinutes(1), cameras, List.of(), from, to).labels());
    }

    @GET
    @Path("activity")
    @Operation(
            summary = "Regions by camera and label over time",
            description = "A histogram. Buckets without regions are left out.")
    @APIResponse(responseCode = "200", description = "Oldest first")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public ActivityHistogram activity(
            @Parameter(description = "Whole minutes, PT1M to P1D; PT1M where absent", example = "PT15M")
                    @QueryParam("bucket")
                    @Nullable
                    String bucket,
            @Parameter(example = "[\"car-park\"]") @QueryParam("camera") List<String> cameras,
            @Parameter(example = "[\"car\"]") @QueryParam("label") List<String> labels,
            @Parameter(example = "2026-11-24T09:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-24T10:00:00Z") @QueryParam("to") @Nullable String to) {
        Duration length = Parameters.bucket(bucket);
        return ActivityHistogram.of(
                length, sums(length, cameras, labels, from, to).histogram());
    }

    private ActivitySums sums(
            Duration bucket, List<String> cameras, List<String> labels, @Nullable String from, @Nullable String to) {
        DetectionFilter filter = access.narrow(Parameters.filter(cameras, labels, null));
        ActivitySums sums = new ActivitySums(bucket, filter.labels());
        state.activity(new ActivityQuestion(
                        bucket,
                        filter.cameras(),
                        filter.labels(),
                        Parameters.micros("from", from, Long.MIN_VALUE),
                        Parameters.micros("to", to, Long.MAX_VALUE)))
                .forEach(sums::add);
        return sums;
    }
}
