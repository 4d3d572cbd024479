package dev.fovea.query.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.query.state.StateNotReadyException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Downloads of the test's own, which cannot go on after so many lines. */
@Path("/broken-downloads/{lines}")
public class BrokenDownloads {

    static final String LINE = "{\"camera\":\"gate\"}\n";

    @GET
    @Operation(hidden = true)
    public Response download(@PathParam("lines") int lines, @Context HttpServerRequest request) {
        return Response.ok(
                        new Download(request, out -> {
                            for (int line = 0; line < lines; line++) {
                                out.write(LINE.getBytes(UTF_8));
                            }
                            throw new StateNotReadyException("the state is gone");
                        }),
                        "application/x-ndjson")
                .build();
    }
}
