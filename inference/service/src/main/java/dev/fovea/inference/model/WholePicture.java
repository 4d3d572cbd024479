package dev.fovea.inference.model;

import dev.fovea.inference.engine.InferenceException;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

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
        List<Region> read = new ArrayList<>();
        List<UnreadablePictureException> refused = new ArrayList<>();
        List<Boolean> fine = new ArrayList<>();
        for (byte[] picture : pictures) {
            try {
                ByteBuffer place = pixels.slice(read.size() * slot, slot);
                read.add(model.readers().lend(reader -> reader.whole(picture, place)));
                fine.add(true);
            } catch (UnreadablePictureException e) {
                refused.add(e);
                fine.add(false);
            }
        }
        float[] probabilities = read.isEmpty()
                ? new float[0]
                : model.engine().alongside(pixels.slice(0, read.size() * slot), read.size());
        List<Result> results = new ArrayList<>(pictures.size());
        Iterator<UnreadablePictureException> reasons = refused.iterator();
        int row = 0;
        for (boolean classified : fine) {
            results.add(
                    classified
                            ? new Result.Classified(model.labels().apply(read.get(row), probabilities, row++))
                            : new Result.Refused(reasons.next()));
        }
        return results;
    }
}
