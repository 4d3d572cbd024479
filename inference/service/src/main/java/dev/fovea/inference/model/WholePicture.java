package dev.fovea.inference.model;

import dev.fovea.inference.engine.InferenceException;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Classifies pictures as wholes, outside of any stream but in its batches where these have room. Thread-safe. */
public final class WholePicture {

    private WholePicture() {}

    /** What became of one picture. */
    public sealed interface Result {

        /**
         * The network answered.
         *
         * @param region the whole picture, which tells its size, and what the network says of it
         */
        record Classified(ClassifiedRegion region) implements Result {}

        /** The picture was refused. */
        record Refused(UnreadablePictureException reason) implements Result {}
    }

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
        return switch (classify(model, List.of(picture)).getFirst()) {
            case Result.Classified(var region) -> region;
            case Result.Refused(var reason) -> throw reason;
        };
    }

    /**
     * Classifies pictures; one that is refused harms no other.
     *
     * @param pictures each a JPEG or PNG
     * @return one for each, in their order
     * @throws InferenceException if the network fails
     */
    public static List<Result> classify(Model model, List<byte[]> pictures) throws InferenceException {
        int slot = model.slotBytes();
        ByteBuffer pixels = ByteBuffer.allocateDirect(pictures.size() * slot);
        List<Region> read = new ArrayList<>(pictures.size());
        Map<Integer, UnreadablePictureException> refused = new HashMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            byte[] picture = pictures.get(i);
            ByteBuffer place = pixels.slice(read.size() * slot, slot);
            try {
                read.add(model.readers().lend(reader -> reader.whole(picture, place)));
            } catch (UnreadablePictureException e) {
                refused.put(i, e);
            }
        }
        float[] probabilities = read.isEmpty()
                ? new float[0]
                : model.engine().alongside(pixels.slice(0, read.size() * slot), read.size());
        List<Result> results = new ArrayList<>(pictures.size());
        int row = 0;
        for (int i = 0; i < pictures.size(); i++) {
            UnreadablePictureException reason = refused.get(i);
            if (reason == null) {
                results.add(new Result.Classified(model.labels().apply(read.get(row), probabilities, row)));
                row++;
            } else {
                results.add(new Result.Refused(reason));
            }
        }
        return results;
    }
}
