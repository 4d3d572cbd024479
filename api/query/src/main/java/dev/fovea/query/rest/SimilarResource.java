package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.similar.NotIndexedException;
import dev.fovea.query.similar.SimilarQuery;
import dev.fovea.query.similar.SimilarRegions;
import dev.fovea.topics.FrameRef;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Regions that look like another. */
@Path("/v1/similar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "detections")
@OnlyVisible
public class SimilarResource {

    private static final Duration APART = Duration.ofSeconds(10);

    private final SimilarRegions similar;
    private final Access access;

    SimilarResource(SimilarRegions similar, Access access) {
        this.similar = similar;
        this.access = access;
    }

    @GET
    @Operation(
            summary = "Regions that look like a given one, most alike first",
            description = "Compares the network's embeddings. Searches the newest regions of all cameras that this"
                    + " instance keeps in memory; a page of a model without embeddings finds nothing.")
    @APIResponse(responseCode = "404", description = "The region is not among those that can be searched")
    public SimilarList find(
            @Parameter(required = true, description = "partition/offset of a frame", example = "0/42")
                    @QueryParam("frame")
                    @Nullable
                    String frame,
            @Parameter(description = "Number of the region in the frame; 0 where absent", example = "0")
                    @QueryParam("region")
                    @Nullable
                    String region,
            @Parameter(description = "Cameras; all where absent", example = "[\"car-park\"]") @QueryParam("camera")
                    List<String> cameras,
            @Parameter(description = "Labels; any where absent", example = "[\"car\"]") @QueryParam("label")
                    List<String> labels,
            @Parameter(
                            description = "Results at one camera are at least so far apart; PT10S where absent",
                            example = "PT10S")
                    @QueryParam("apart")
                    @Nullable
                    String apart,
            @Parameter(description = "Most results, 1 to 100; 24 where absent", example = "24")
                    @QueryParam("limit")
                    @Nullable
                    String limit) {
        DetectionFilter filter = access.narrow(Parameters.filter(cameras, labels, null));
        SimilarQuery query = new SimilarQuery(
                frame(frame),
                region == null ? 0 : RegionParameter.number(region),
                filter.cameras(),
                filter.labels(),
                apart(apart),
                Parameters.limit("limit", limit, 24, 100));
        try {
            return new SimilarList(similar.find(query, access::sees), similar.size());
        } catch (NotIndexedException e) {
            throw Problems.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static FrameRef frame(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("/", -1);
        if (parts.length != 2) {
            throw Problems.invalid("frame", "frame: is not partition/offset, as a detection's 'frame' names them");
        }
        return new FrameRef(
                (int) Parameters.place("frame", parts[0], Integer.MAX_VALUE),
                Parameters.place("frame", parts[1], Long.MAX_VALUE));
    }

    private static Duration apart(@Nullable String text) {
        try {
            Duration apart = text == null ? APART : Duration.parse(text);
            if (!apart.isNegative() && apart.compareTo(Duration.ofDays(1)) <= 0) {
                return apart;
            }
        } catch (DateTimeException e) {
            throw notApart();
        }
        throw notApart();
    }

    private static RuntimeException notApart() {
        return Problems.invalid("apart", "apart: is no duration from PT0S to P1D, for example PT10S");
    }
}
