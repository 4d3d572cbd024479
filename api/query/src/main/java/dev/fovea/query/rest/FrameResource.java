package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.frames.Picture;
import dev.fovea.query.frames.PictureReader;
import dev.fovea.query.frames.PictureUnavailableException;
import dev.fovea.topics.FrameRef;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures, straight from {@code fovea.frames}. */
@Path("/v1/frames")
@Tag(name = "frames")
@OnlyVisible
public class FrameResource {

    private final PictureReader pictures;
    private final Access access;

    FrameResource(PictureReader pictures, Access access) {
        this.pictures = pictures;
        this.access = access;
    }

    @GET
    @Path("{partition}/{offset}")
    @Operation(
            summary = "The picture of a frame",
            description = "The record's bytes exactly. A detection's 'frame' names partition and offset.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "image/jpeg"))
    @APIResponse(responseCode = "304", description = "The client has it already")
    @APIResponse(responseCode = "404", description = "There is no such frame, or not yet")
    @APIResponse(responseCode = "410", description = "Retention has passed")
    public Response get(
            @Parameter(example = "0") @PathParam("partition") String partition,
            @Parameter(example = "42") @PathParam("offset") String offset,
            @Context Request request)
            throws InterruptedException {
        Picture picture = read(new FrameRef(
                (int) Parameters.place("partition", partition, Integer.MAX_VALUE),
                Parameters.place("offset", offset, Long.MAX_VALUE)));
        EntityTag tag = tag(picture.bytes());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged == null ? Response.ok(picture.bytes(), picture.contentType()) : unchanged;
        return response.tag(tag)
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    private Picture read(FrameRef frame) throws InterruptedException {
        try {
            Picture picture = pictures.read(frame);
            if (!access.sees(picture.camera())) {
                throw Problems.invisible();
            }
            return picture;
        } catch (PictureUnavailableException e) {
            throw problem(e);
        }
    }

    private static HttpProblem problem(PictureUnavailableException e) {
        String why = String.valueOf(e.getMessage());
        return switch (e.why()) {
            case ABSENT -> Problems.notFound(why);
            case EXPIRED -> Problems.gone(why);
            case BUSY -> Problems.notReady(why);
        };
    }

    private static EntityTag tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
