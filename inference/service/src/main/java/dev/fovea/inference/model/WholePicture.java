package dev.fovea.inference.model;

import dev.fovea.inference.engine.InferenceException;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;

/** Classifies one picture as a whole, outside of any stream. Thread-safe. */
public final class WholePicture {

    private WholePicture() {}

    /**
     * Classifies a picture.
     *
     * @param picture a JPEG or PNG
     * @return the whole picture as a region, which tells its size, and what the network says of it
     * @throws UnreadablePictureException if the picture is refused
     * @throws InferenceException if the network fails
     */
    public static ClassifiedRegion classify(Model model, byte[] picture)
            throws UnreadablePictureException, InferenceException {
        ByteBuffer pixels = ByteBuffer.allocateDirect(model.slotBytes());
        Region region = model.readers().lend(reader -> reader.whole(picture, pixels));
        return model.labels().apply(region, model.engine().probabilities(pixels, 1), 0);
    }
}
