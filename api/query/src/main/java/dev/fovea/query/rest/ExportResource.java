package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.export.CsvLines;
import dev.fovea.query.export.Lines;
import dev.fovea.query.export.NdjsonLines;
import dev.fovea.query.instances.PageQuestion;
import dev.fovea.query.instances.WholeState;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.ModelFilter;
import dev.fovea.query.pages.Page;
import dev.fovea.query.pages.PageCursor;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.topics.Detection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All detections that match, as one file, written page by page while it is read. */
@Path("/v1/export")
@Tag(name = "detections")
@OnlyVisible
public class ExportResource {

    private static final int PAGE = 500;

    private final WholeState state;
    private final QuerySettings settings;
    private final Access access;

    ExportResource(WholeState state, QuerySettings settings, Access access) {
        this.access = access;
        this.state = state;
        this.settings = settings;
    }

    @GET
    @Path("detections")
    @Operation(
            summary = "Exports detections, newest first",
            description = "csv: one line a region, with a header line (RFC 4180). ndjson: one detection a line.")
    @APIResponse(responseCode = "200", description = "text/csv or application/x-ndjson")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public Response detections(
            @Parameter(description = "csv or ndjson; ndjson where absent", example = "csv")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Parameter(example = "[\"car-park\"]") @QueryParam("camera") List<String> cameras,
            @Parameter(example = "[\"car\"]") @QueryParam("label") List<String> labels,
            @Parameter(example = "2026-11-24T09:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(example = "2026-11-24T10:00:00Z") @QueryParam("to") @Nullable String to,
            @Parameter(example = "0.5") @QueryParam("minProbability") @Nullable String minProbability,
            @Context HttpServerRequest http) {
        Lines lines = lines(format);
        DetectionFilter filter = access.narrow(Parameters.filter(cameras, labels, minProbability));
        PageRequest request = new PageRequest(
                filter.cameras(),
                Parameters.micros("from", from, Long.MIN_VALUE),
                Parameters.micros("to", to, Long.MAX_VALUE),
                PAGE,
                settings.detections().scanLimit(),
                null);
        // The first page is read before the answer begins: a state that is not ready is then still a 503.
        Page<Detection> first = page(request, filter);
        StreamingOutput body = new Download(http, out -> {
            out.write(lines.head());
            Page<Detection> page = first;
            write(page, lines, out);
            for (PageCursor next = page.next(); next != null; next = page.next()) {
                page = page(request.after(next), filter);
                write(page, lines, out);
            }
        });
        return Response.ok(body, lines.mediaType())
                .header("Content-Disposition", "attachment; filename=\"detections." + lines.extension() + "\"")
                .build();
    }

    private Page<Detection> page(PageRequest request, DetectionFilter filter) {
        return state.page(new PageQuestion<>(PageQuestion.DETECTIONS, request, filter, new ModelFilter(Set.of())));
    }

    private static Lines lines(@Nullable String format) {
        return switch (format) {
            case null -> new NdjsonLines();
            case "ndjson" -> new NdjsonLines();
            case "csv" -> new CsvLines();
            default -> throw Problems.invalid("format", "format: '" + format + "' is not known; accepted: csv, ndjson");
        };
    }

    private static void write(Page<Detection> page, Lines lines, OutputStream out) throws java.io.IOException {
        for (Detection detection : page.records()) {
            out.write(lines.of(detection));
        }
    }
}
