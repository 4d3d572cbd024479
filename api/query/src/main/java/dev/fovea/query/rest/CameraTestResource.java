package dev.fovea.query.rest;

import dev.fovea.query.cameras.CameraBody;
import dev.fovea.query.cameras.SourceTrial;
import dev.fovea.query.cameras.TrialOutcome;
import dev.fovea.topics.Camera;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries a source without keeping it. */
@Path("/v1/camera-tests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cameras")
public class CameraTestResource {

    private static final String NAME_FOR_CHECKING = "test";

    private final SourceTrial trial;

    CameraTestResource(SourceTrial trial) {
        this.trial = trial;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Opens a source, gives its first picture or the precise failure, and forgets it",
            description = "The body is a camera's definition without id. Takes until the first picture is there, at"
                    + " most half a minute. Ingest opens the source, with its own secrets.")
    @APIResponse(responseCode = "200", description = "The outcome, failures of the source too")
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem's 'field' names it")
    public TrialOutcome test(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Camera.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "RTSP",
                                                            value = "{\"source\":\"rtsp://viewer:${secret:car-park}"
                                                                    + "@10.0.0.7/stream2\"}")))
                    byte[] body)
            throws InterruptedException {
        return trial.run(CameraBody.read(NAME_FOR_CHECKING, body));
    }
}
