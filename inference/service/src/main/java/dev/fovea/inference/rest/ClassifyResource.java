package dev.fovea.inference.rest;

import dev.fovea.inference.config.InferenceConfig;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.inference.model.WholePicture;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Classifies one picture as a whole, with the model and the engine of the stream. */
@Path("/v1/classify")
public class ClassifyResource {

    private static final Set<String> ACCEPTED = Set.of("image/jpeg", "image/png");

    private final CurrentModel model;
    private final int maxBytes;
    private final int concurrent;
    private final Semaphore places;

    ClassifyResource(CurrentModel model, InferenceConfig config) {
        this.model = model;
        this.maxBytes = Math.toIntExact(config.inference().maxBytes().asLongValue());
        this.concurrent = config.classify().concurrent();
        this.places = new Semaphore(concurrent);
    }

    /**
     * Classifies the body, a JPEG or PNG.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 too many bytes, 415 another type, 422 not a picture or too many
     *     pixels, 429 too many at once, 503 no model yet
     */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Classification classify(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream body)
            throws IOException {
        if (type == null || !ACCEPTED.contains(type.getType() + "/" + type.getSubtype())) {
            throw Problems.mediaType(type == null ? null : type.toString());
        }
        if (length != null && length > maxBytes) {
            throw Problems.tooLarge(maxBytes);
        }
        if (!places.tryAcquire()) {
            throw Problems.busy(concurrent);
        }
        try (CurrentModel.Lease lease = model.lease().orElseThrow(Problems::notWarm)) {
            return classify(lease.model(), read(body));
        } finally {
            places.release();
        }
    }

    private byte[] read(InputStream body) throws IOException {
        byte[] picture = body.readNBytes(maxBytes + 1);
        if (picture.length > maxBytes) {
            throw Problems.tooLarge(maxBytes);
        }
        return picture;
    }

    private static Classification classify(Model model, byte[] picture) {
        try {
            return Classification.of(model.ref(), WholePicture.classify(model, picture));
        } catch (UnreadablePictureException e) {
            throw Problems.unreadable(e);
        } catch (InferenceException e) {
            throw Problems.networkFailed(String.valueOf(e.getMessage()));
        }
    }
}
