package dev.fovea.query.rest;

import dev.fovea.query.accounts.Account;
import dev.fovea.query.cameras.CameraBody;
import dev.fovea.query.cameras.CameraRegistry;
import dev.fovea.query.state.StateReader;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Detection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The cameras: definitions, states, newest detections and accounts. */
@Path("/v1/cameras")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cameras")
@OnlyVisible
public class CameraResource {

    private final CameraRegistry registry;
    private final StateReader state;

    CameraResource(CameraRegistry registry, StateReader state) {
        this.registry = registry;
        this.state = state;
    }

    @GET
    @Operation(summary = "All cameras with their state, newest detection and account")
    public CameraList list() {
        return new CameraList(registry.all().values().stream().map(this::view).toList(), state.unattributed());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One camera with its state, newest detection and account")
    @APIResponse(responseCode = "404", description = "No camera with this id is defined")
    public CameraView get(@Parameter(example = "car-park") @PathParam("id") String id) {
        return registry.find(Parameters.camera(id)).map(this::view).orElseThrow(() -> undefined(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Adds a camera or replaces its definition",
            description = "Returns once this service reads the definition back. Everything but the source may be left"
                    + " out. A password is written as ${secret:name}, never as itself.")
    @APIResponse(responseCode = "201", description = "The camera is new")
    @APIResponse(responseCode = "200", description = "The definition was replaced")
    @APIResponse(responseCode = "400", description = "A field is wrong; the problem's 'field' names it")
    public Response put(
            @Parameter(example = "car-park") @PathParam("id") String id,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = Camera.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "RTSP",
                                                            value = "{\"source\":\"rtsp://viewer:${secret:car-park}"
                                                                    + "@10.0.0.7/stream2\",\"fps\":5}")))
                    byte[] body) {
        Camera camera = CameraBody.read(Parameters.camera(id), body);
        return registry.put(camera)
                ? Response.created(URI.create("/v1/cameras/" + id))
                        .entity(camera)
                        .build()
                : Response.ok(camera).build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes a camera; what it has seen stays for as long as it is kept")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "No camera with this id is defined")
    public void delete(@Parameter(example = "car-park") @PathParam("id") String id) {
        if (!registry.remove(Parameters.camera(id))) {
            throw undefined(id);
        }
    }

    @GET
    @Path("{id}/latest")
    @Operation(summary = "The newest detection of a camera")
    @APIResponse(responseCode = "404", description = "The camera has no detection yet")
    public Detection latest(@Parameter(example = "car-park") @PathParam("id") String id) {
        return state.latest(Parameters.camera(id))
                .orElseThrow(() -> state.isKnown(id)
                        ? Problems.notFound("camera '" + id + "' has no detection yet")
                        : undefined(id));
    }

    @GET
    @Path("{id}/accounts")
    @Operation(
            summary = "What became of each captured frame",
            description = "captured = classified + rejected + dropped + inFlight, always")
    @APIResponse(responseCode = "404", description = "Nothing is known of a camera with this id")
    public Account accounts(@Parameter(example = "car-park") @PathParam("id") String id) {
        if (!state.isKnown(Parameters.camera(id))) {
            throw undefined(id);
        }
        return account(id);
    }

    private CameraView view(Camera camera) {
        String id = camera.id();
        return new CameraView(
                id, camera, state.status(id).orElse(null), state.latest(id).orElse(null), account(id));
    }

    private Account account(String id) {
        return Account.of(id, state.status(id).map(CameraStatus::counts).orElse(Counts.NONE), state.tally(id));
    }

    private static RuntimeException undefined(String id) {
        return Problems.notFound("no camera '" + id + "' is defined; GET /v1/cameras lists those that are");
    }
}
