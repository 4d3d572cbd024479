package dev.fovea.inference.rest;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.repository.ChangeUnderWayException;
import dev.fovea.inference.shadow.ShadowSwitch;
import dev.fovea.resnet.packages.ModelPackageException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A second version that classifies the same frames on trial. */
@Path("/v1/model/shadow")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ShadowResource {

    private final ShadowSwitch shadow;

    ShadowResource(ShadowSwitch shadow) {
        this.shadow = shadow;
    }

    @PUT
    @ChangesModels
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Puts a version on trial",
            description = "From the newest frame on it classifies the same frames into fovea.detections.shadow, with a"
                    + " part of the machine only; see GET /v1/models/compare. It lasts until it is ended or this"
                    + " instance is.")
    @APIResponse(responseCode = "200", description = "It is on trial")
    @APIResponse(responseCode = "404", description = "No such package; the problem lists those there are")
    @APIResponse(responseCode = "409", description = "Another change has not ended")
    @APIResponse(responseCode = "422", description = "The package is refused; the problem says why")
    public ShadowView start(ModelWish wish)
            throws ModelPackageException, DeviceUnavailableException, ChangeUnderWayException, InterruptedException {
        return ShadowView.of(shadow.start(wish.wanted()));
    }

    @DELETE
    @ChangesModels
    @Operation(summary = "Ends the trial", description = "What was found remains at GET /v1/models/compare.")
    @APIResponse(responseCode = "204", description = "None is on trial")
    @APIResponse(responseCode = "409", description = "Another change has not ended")
    public void stop() throws ChangeUnderWayException, InterruptedException {
        shadow.stop();
    }
}
