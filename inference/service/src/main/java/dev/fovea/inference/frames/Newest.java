package dev.fovea.inference.frames;

import dev.fovea.topics.Camera;
import dev.fovea.topics.FrameHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The newest frame that was taken of each camera of one partition, so that a copy of an earlier one, or one out of order, is
 * noticed. Not thread-safe.
 *
 * <p>It is kept as the metadata of the committed offset: whoever takes the partition over knows it, it is rolled back with an
 * aborted transaction, and an operator who sets the group's offsets back by hand clears it. There is room for more than a
 * hundred cameras; those that were silent for longest are forgotten first.
 */
final class Newest {

    /** What brokers take as an offset's metadata unless told otherwise ({@code offset.metadata.max.bytes}). */
    private static final int ROOM = 4096;

    /** So that a producer that invents cameras does not fill the memory. */
    private static final int MOST = 1_000;

    private static final int RADIX = Character.MAX_RADIX;

    /** A frame's place in its camera's order, and when it was captured in µs since 1970. */
    private record Mark(long epoch, long seq, long capturedAt) {

        boolean isBefore(Mark other) {
            // A camera that was forgotten and begins again at the first epoch is told from a copy by its clock.
            return other.epoch > epoch || (other.epoch == epoch && other.seq > seq) || other.capturedAt > capturedAt;
        }
    }

    private final Map<String, Mark> byCamera = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mark> eldest) {
            return size() > MOST;
        }
    };

    /** As it was when the offset was committed; empty for none, or for metadata of somebody else. */
    static Newest of(@Nullable OffsetAndMetadata committed) {
        Newest newest = new Newest();
        if (committed != null) {
            // The longest silent camera first, so that the order of use comes out right.
            List.of(committed.metadata().split(";", -1)).reversed().forEach(newest::read);
        }
        return newest;
    }

    private void read(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 4 && Camera.isId(words[0])) {
            try {
                byCamera.put(words[0], new Mark(number(words[1]), number(words[2]), number(words[3])));
            } catch (NumberFormatException e) {
                byCamera.remove(words[0]); // Somebody else's words: nothing is known of this camera.
            }
        }
    }

    private static long number(String word) {
        return Long.parseLong(word, RADIX);
    }

    /**
     * Takes a frame.
     *
     * @return what to say where it comes after a later frame of its camera; it is not taken then
     */
    Optional<String> take(String camera, FrameHeaders headers) {
        Mark next = new Mark(
                headers.epoch(), headers.seq(), ChronoUnit.MICROS.between(Instant.EPOCH, headers.capturedAt()));
        Mark last = byCamera.get(camera);
        if (last != null && !last.isBefore(next)) {
            return Optional.of("epoch=" + next.epoch() + " seq=" + next.seq() + " comes after epoch=" + last.epoch()
                    + " seq=" + last.seq()
                    + ", captured no earlier, of the same camera; accepted: each frame once, in order");
        }
        byCamera.put(camera, next);
        return Optional.empty();
    }

    /** For {@link #of}; at most 4,096 characters. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Mark> entry : new ArrayList<>(byCamera.entrySet()).reversed()) {
            Mark mark = entry.getValue();
            String line = entry.getKey() + " " + Long.toString(mark.epoch(), RADIX) + " "
                    + Long.toString(mark.seq(), RADIX) + " " + Long.toString(mark.capturedAt(), RADIX) + ";";
            if (text.length() + line.length() > ROOM) {
                break;
            }
            text.append(line);
        }
        return text.toString();
    }
}
