package dev.fovea.query.rest;

import dev.fovea.query.accounts.Account;
import dev.fovea.query.cameras.CameraBody;
import dev.fovea.query.cameras.CameraRegistry;
import dev.fovea.query.instances.CameraFacts;
import dev.fovea.query.instances.CameraQuestion;
import dev.fovea.query.instances.WholeState;
import dev.fovea.topics.Camera;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    private final WholeState state;

    CameraResource(CameraRegistry registry, WholeState state) {
        this.registry = registry;
        this.state = state;
    }

    @GET
    @Operation(summary = "All cameras with their state, newest detection and account")
    public CameraList list() {
        CameraQuestion.Known known = state.cameras(Set.of());
        Map<String, CameraFacts> facts = new HashMap<>();
        known.cameras().forEach(camera -> facts.put(camera.camera(), camera));
        return new CameraList(
                registry.all().values().stream()
                        .map(camera -> view(camera, facts.getOrDefault(camera.id(), CameraFacts.none(camera.id()))))
                        .toList(),
                known.unattributed());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One camera with its state, newest detection and account")
    @APIResponse(responseCode = "404", description = "No camera with this id is defined")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public CameraView get(@Parameter(example = "car-park") @PathParam("id") String id) {
        return registry.find(Parameters.camera(id))
                .map(camera -> view(camera, state.camera(id)))
                .orElseThrow(() -> undefined(id));
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
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public Detection latest(@Parameter(example = "car-park") @PathParam("id") String id) {
        CameraFacts facts = known(id);
        if (facts.latest() == null) {
            throw Problems.notFound("camera '" + id + "' has no detection yet");
        }
        return facts.latest();
    }

    @GET
    @Path("{id}/accounts")
    @Operation(
            summary = "What became of each captured frame",
            description = "captured = classified + rejected + dropped + inFlight, always")
    @APIResponse(responseCode = "404", description = "Nothing is known of a camera with this id")
    @APIResponse(responseCode = "503", description = Problems.NOT_WHOLE)
    public Account accounts(@Parameter(example = "car-park") @PathParam("id") String id) {
        return account(known(id));
    }

    /** What is known of a camera that is defined or has been. */
    private CameraFacts known(String id) {
        CameraFacts facts = state.camera(Parameters.camera(id));
        if (!facts.isAny() && registry.find(id).isEmpty()) {
            throw undefined(id);
        }
        return facts;
    }

    private static CameraView view(Camera camera, CameraFacts facts) {
        return new CameraView(camera.id(), camera, facts.status(), facts.latest(), account(facts));
    }

    private static Account account(CameraFacts facts) {
        Counts counts = facts.status() == null ? Counts.NONE : facts.status().counts();
        return Account.of(facts.camera(), counts, facts.tally());
    }

    private static RuntimeException undefined(String id) {
        return Problems.notFound("no camera '" + id + "' is defined; GET /v1/cameras lists those that are");
    }
}
