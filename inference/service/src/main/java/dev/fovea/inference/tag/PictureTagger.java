package dev.fovea.inference.tag;

import dev.fovea.inference.engine.DeviceRequest;
import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.engine.SessionSettings;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.inference.model.WholePicture;
import dev.fovea.inference.repository.ModelLoader;
import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Classifies picture files with a model package, as the service would. Prints nothing. Thread-safe. */
public final class PictureTagger implements AutoCloseable {

    private final Model model;
    private final PictureLimits limits;

    private PictureTagger(Model model, PictureLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    /**
     * Checks and opens a model package.
     *
     * @param models the folder of model packages
     * @param use {@code name/version}, or {@code name} for its highest version, or empty where there is only one name
     * @param top how many labels each answer lists, ≥ 1
     * @throws ModelPackageException if there is no such package or it disagrees with itself
     * @throws DeviceUnavailableException if its network cannot be run
     */
    public static PictureTagger open(Path models, Optional<String> use, int top)
            throws ModelPackageException, DeviceUnavailableException {
        int cores = Runtime.getRuntime().availableProcessors();
        PictureLimits limits = PictureLimits.DEFAULT;
        ModelLoader loader = new ModelLoader(DeviceRequest.AUTO, new SessionSettings(cores), limits, cores, top);
        return new PictureTagger(loader.load(new ModelRepository(models).find(use)), limits);
    }

    /** The package that answers. */
    public ModelRef model() {
        return model.ref();
    }

    /**
     * Classifies a file as a whole.
     *
     * @return the whole picture as a region, which tells its size, and what the network says of it
     * @throws UnreadablePictureException if it is no JPEG or PNG that can be decoded, or too large
     * @throws IOException if the file cannot be read
     * @throws InferenceException if the network fails
     */
    public ClassifiedRegion tag(Path file) throws IOException, UnreadablePictureException, InferenceException {
        long bytes = Files.size(file);
        if (bytes > limits.bytes()) {
            throw new UnreadablePictureException(
                    Reason.OVERSIZE, "picture of " + bytes + " bytes; accepted: at most " + limits.bytes());
        }
        return WholePicture.classify(model, Files.readAllBytes(file));
    }

    @Override
    public void close() {
        model.close();
    }
}
