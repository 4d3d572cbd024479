package dev.fovea.inference.engine;

import dev.fovea.resnet.packages.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder in which TensorRT keeps built engines. One that was built by another version, for another GPU, or was cut off when it
 * was written makes the provider fail; then the folder is set aside and the engine is built anew, once.
 *
 * @param folder the cache
 */
record EngineCache(Path folder) {

    private static final Logger LOG = Logger.getLogger(EngineCache.class);

    /** Opens a network, and after a failure once more without what was cached. */
    Engine open(Opening opening) throws DeviceUnavailableException {
        prepare();
        boolean cached = hasFiles();
        try {
            return opening.open();
        } catch (DeviceUnavailableException e) {
            if (!cached) {
                throw e;
            }
            Path aside = setAside();
            LOG.warnf("cached TensorRT engines not used, set aside as %s and built anew: %s", aside, e.getMessage());
            return opening.open();
        }
    }

    private void prepare() throws DeviceUnavailableException {
        try {
            Files.createDirectories(folder.resolve("engines"));
            Files.createDirectories(folder.resolve("timings"));
        } catch (IOException e) {
            throw new DeviceUnavailableException(
                    "the cache " + folder + " cannot be written (" + e + "); set fovea.inference.tensorrt.cache", e);
        }
    }

    private boolean hasFiles() throws DeviceUnavailableException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new DeviceUnavailableException("the cache " + folder + " cannot be read: " + e, e);
        }
    }

    private Path setAside() throws DeviceUnavailableException {
        Path aside = folder.resolveSibling(folder.getFileName() + ".refused");
        try {
            if (Files.exists(aside)) {
                Folders.delete(aside);
            }
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            prepare();
            return aside;
        } catch (IOException e) {
            throw new DeviceUnavailableException("the cache " + folder + " cannot be set aside: " + e, e);
        }
    }

    /** Opens the network once. */
    @FunctionalInterface
    interface Opening {
        Engine open() throws DeviceUnavailableException;
    }
}
