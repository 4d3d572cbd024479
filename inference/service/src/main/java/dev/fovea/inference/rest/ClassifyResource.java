package dev.fovea.inference.rest;

import dev.fovea.inference.config.InferenceConfig;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.inference.model.WholePicture;
import dev.fovea.topics.Reason;
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
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Classifies pictures as wholes, with the model of the stream and in its batches. */
@Path("/v1/classify")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "classify")
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

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Classifies one picture, the body of the request, a JPEG or PNG")
    @APIResponse(responseCode = "200", description = "What the network says of it")
    @APIResponse(responseCode = "413", description = "Too many bytes")
    @APIResponse(responseCode = "415", description = "Another type than image/jpeg and image/png")
    @APIResponse(responseCode = "422", description = "No picture that can be decoded, or too many pixels")
    @APIResponse(responseCode = "429", description = "Too many pictures at once; Retry-After says when to come again")
    @APIResponse(responseCode = "503", description = "No model is warm yet")
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
        enter(1);
        try (CurrentModel.Lease lease = model.lease().orElseThrow(Problems::notWarm)) {
            return classify(lease.model(), read(body));
        } finally {
            places.release();
        }
    }

    @POST
    @Blocking
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Classifies several pictures, each a file of a multipart form",
            description = "All are classified by one model version. A picture that is refused harms no other: it has a"
                    + " reason in place of a label.")
    @APIResponse(responseCode = "200", description = "What the network says of each, in their order")
    @APIResponse(responseCode = "400", description = "No file in the form")
    @APIResponse(responseCode = "413", description = "More pictures than are worked on at once")
    @APIResponse(responseCode = "429", description = "Too many pictures at once; Retry-After says when to come again")
    @APIResponse(responseCode = "503", description = "No model is warm yet")
    public Classifications classify(@RestForm(FileUpload.ALL) List<FileUpload> files) throws IOException {
        if (files.isEmpty()) {
            throw Problems.noFile();
        }
        if (files.size() > concurrent) {
            throw Problems.tooMany(files.size(), concurrent);
        }
        enter(files.size());
        try (CurrentModel.Lease lease = model.lease().orElseThrow(Problems::notWarm)) {
            return classify(lease.model(), files);
        } catch (InferenceException e) {
            throw Problems.networkFailed(String.valueOf(e.getMessage()));
        } finally {
            places.release(files.size());
        }
    }

    private void enter(int pictures) {
        if (!places.tryAcquire(pictures)) {
            throw Problems.busy(concurrent);
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

    private Classifications classify(Model model, List<FileUpload> files) throws IOException, InferenceException {
        List<byte[]> pictures = new ArrayList<>();
        for (FileUpload file : files) {
            if (file.size() <= maxBytes) {
                pictures.add(Files.readAllBytes(file.uploadedFile()));
            }
        }
        Iterator<WholePicture.Result> results =
                WholePicture.classify(model, pictures).iterator();
        return new Classifications(
                model.ref(),
                files.stream()
                        .map(file -> file.size() <= maxBytes
                                ? picture(file.fileName(), results.next())
                                : Classifications.Picture.refused(file.fileName(), tooLarge(file)))
                        .toList());
    }

    private UnreadablePictureException tooLarge(FileUpload file) {
        return new UnreadablePictureException(
                Reason.OVERSIZE,
                file.size() + " bytes; accepted: at most " + maxBytes + " (fovea.inference.max-bytes)");
    }

    private static Classifications.Picture picture(String name, WholePicture.Result result) {
        return switch (result) {
            case WholePicture.Result.Classified(var region) -> Classifications.Picture.classified(name, region);
            case WholePicture.Result.Refused(var reason) -> Classifications.Picture.refused(name, reason);
        };
    }
}
