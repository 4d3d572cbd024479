package dev.fovea.inference.rest;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.repository.ChangeUnderWayException;
import dev.fovea.inference.repository.ChoiceNotKeptException;
import dev.fovea.inference.repository.ModelSwitch;
import dev.fovea.resnet.packages.ModelPackageException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The model in use: which it is, on what device and why there; and taking another one into use. */
@Path("/v1/model")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelResource {

    private final CurrentModel model;
    private final ModelSwitch models;

    ModelResource(CurrentModel model, ModelSwitch models) {
        this.model = model;
        this.models = models;
    }

    @GET
    @Operation(summary = "The model version in use")
    @APIResponse(responseCode = "503", description = "None is warm yet")
    public ModelView get() {
        return model.get().map(ModelView::of).orElseThrow(Problems::notWarm);
    }

    @PUT
    @ChangesModels
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Takes a version into use",
            description = "The package is checked and warmed first, which takes seconds, and the frames go on with the"
                    + " old version meanwhile. The switch falls between two batches. It lasts over restarts.")
    @APIResponse(responseCode = "200", description = "It is in use")
    @APIResponse(responseCode = "401", description = "fovea.inference.admin-key is set and not brought")
    @APIResponse(responseCode = "403", description = "No key is set and the request is not from this machine")
    @APIResponse(responseCode = "404", description = "No such package; the problem lists those there are")
    @APIResponse(responseCode = "409", description = "Another change has not ended")
    @APIResponse(
            responseCode = "422",
            description = "The package is refused; the problem says why; the old one goes on")
    public ModelView use(ModelWish wish)
            throws ModelPackageException, DeviceUnavailableException, ChoiceNotKeptException, ChangeUnderWayException {
        models.use(wish.wanted());
        return get();
    }

    @POST
    @Path("back")
    @ChangesModels
    @Operation(summary = "Goes back to the version that was used before")
    @APIResponse(responseCode = "200", description = "It is in use")
    @APIResponse(responseCode = "404", description = "There was none before")
    public ModelView back()
            throws ModelPackageException, DeviceUnavailableException, ChoiceNotKeptException, ChangeUnderWayException {
        models.back();
        return get();
    }
}
