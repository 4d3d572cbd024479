package dev.fovea.inference.rest;

import dev.fovea.inference.model.CurrentModel;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells which model is in use, on what device, and why there. */
@Path("/v1/model")
public class ModelResource {

    private final CurrentModel model;

    ModelResource(CurrentModel model) {
        this.model = model;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public ModelView get() {
        return model.get().map(ModelView::of).orElseThrow(Problems::notWarm);
    }
}
