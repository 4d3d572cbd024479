package dev.fovea.query.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.query.access.Access;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.frames.Picture;
import dev.fovea.query.frames.PictureCutter;
import dev.fovea.query.frames.PictureReader;
import dev.fovea.query.frames.PictureUnavailableException;
import dev.fovea.query.frames.UncuttablePictureException;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Region;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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
import org.jspecify.annotations.Nullable;

/** Pictures, straight from {@code fovea.frames}. */
@Path("/v1/frames")
@Tag(name = "frames")
@OnlyVisible
public class FrameResource {

    private final PictureReader pictures;
    private final PictureCutter cutter;
    private final Access access;

    FrameResource(PictureReader pictures, QuerySettings settings, Access access) {
        this.pictures = pictures;
        this.access = access;
        this.cutter = new PictureCutter(settings.frames().maxPixels());
    }

    @GET
    @Path("{partition}/{offset}")
    @Operation(
            summary = "The picture of a frame, or a part of it",
            description = "Without 'region' the record's bytes exactly. A detection's 'frame' names partition and"
                    + " offset; its regions are numbered from 0.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "image/jpeg"))
    @APIResponse(responseCode = "304", description = "The client has it already")
    @APIResponse(responseCode = "404", description = "There is no such frame, or not yet")
    @APIResponse(responseCode = "410", description = "Retention has passed")
    @APIResponse(responseCode = "422", description = "No part can be cut out of this picture")
    public Response get(
            @Parameter(example = "0") @PathParam("partition") String partition,
            @Parameter(example = "42") @PathParam("offset") String offset,
            @Parameter(
                            description = "A part of the picture as JPEG: the number of one of its regions, or"
                                    + " x,y,width,height in pixels; what lies outside the picture is left out",
                            example = "0")
                    @QueryParam("region")
                    @Nullable
                    String region,
            @Context Request request)
            throws InterruptedException {
        Picture picture = read(new FrameRef(
                (int) Parameters.place("partition", partition, Integer.MAX_VALUE),
                Parameters.place("offset", offset, Long.MAX_VALUE)));
        EntityTag tag = tag(picture.bytes(), region);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null ? answer(picture, region) : unchanged;
        return response.tag(tag)
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    private Response.ResponseBuilder answer(Picture picture, @Nullable String region) {
        if (region == null) {
            return Response.ok(picture.bytes(), picture.contentType());
        }
        try {
            Region part = RegionParameter.read(region, picture.regions());
            return Response.ok(cutter.cut(picture.bytes(), part), "image/jpeg");
        } catch (UncuttablePictureException e) {
            throw Problems.uncuttable(String.valueOf(e.getMessage()));
        }
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

    /** A part is named by the whole and the wish, so that an unchanged one costs no decoding. */
    private static EntityTag tag(byte[] bytes, @Nullable String region) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            if (region != null) {
                digest.update(("region=" + region).getBytes(UTF_8));
            }
            return new EntityTag(HexFormat.of().formatHex(digest.digest(), 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
