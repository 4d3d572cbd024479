package dev.fovea.resnet.training.data;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decodes many pictures, on all cores, in a stable order; one that cannot be decoded is named and left out. */
final class PictureDecoder {

    private static final int CHUNK = 1000;

    private PictureDecoder() {}

    /**
     * What came of it.
     *
     * @param skipped the path of each undecodable picture, with the reason
     */
    record Decoded(LabelledPictures pictures, List<String> skipped) {}

    private record Part(List<byte[]> pixels, List<Integer> labels, List<String> skipped) {}

    static Decoded decode(List<EncodedPicture> encoded, List<String> labels, InputFormat input)
            throws InterruptedException {
        List<Future<Part>> parts = new ArrayList<>();
        List<byte[]> pixels = new ArrayList<>(encoded.size());
        List<Integer> indices = new ArrayList<>(encoded.size());
        List<String> skipped = new ArrayList<>();
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int from = 0; from < encoded.size(); from += CHUNK) {
                List<EncodedPicture> chunk = encoded.subList(from, Math.min(encoded.size(), from + CHUNK));
                parts.add(workers.submit(() -> part(chunk, labels, input)));
            }
            for (Future<Part> future : parts) {
                Part part = future.get();
                pixels.addAll(part.pixels());
                indices.addAll(part.labels());
                skipped.addAll(part.skipped());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Decoding pictures failed", e.getCause());
        }
        int[] array = indices.stream().mapToInt(Integer::intValue).toArray();
        return new Decoded(new LabelledPictures(input.width(), input.height(), pixels, array), skipped);
    }

    private static Part part(List<EncodedPicture> chunk, List<String> labels, InputFormat input) {
        Part part = new Part(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ByteBuffer slot = ByteBuffer.allocateDirect(input.bytes());
        try (Preprocessor preprocessor = new Preprocessor(input, PictureLimits.DEFAULT)) {
            for (EncodedPicture picture : chunk) {
                try {
                    preprocessor.whole(picture.bytes(), slot, 0);
                    byte[] copy = new byte[input.bytes()];
                    slot.get(0, copy);
                    part.pixels().add(copy);
                    part.labels().add(labels.indexOf(picture.label()));
                } catch (PictureException e) {
                    part.skipped().add(picture.name() + ": " + e.getMessage());
                }
            }
        }
        return part;
    }
}
