package dev.fovea.query.sightings;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Region;
import dev.fovea.topics.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label that is being followed at one camera: a sighting, or flicker that may become one.
 *
 * @param epoch of the first detection
 * @param seq of the first detection
 * @param start {@code capturedAt} of the first detection
 * @param end {@code capturedAt} of the last detection
 * @param count regions, ≥ 1
 * @param sum of their probabilities
 * @param peak highest probability
 * @param bestFrame of the peak
 * @param bestRegion of the peak
 * @param model of the peak
 * @param reportedBy place of the detection that made it a sighting; null while it is flicker
 * @param reportedAt {@code end} when it was last reported; null while it is flicker
 */
public record Track(
        long epoch,
        long seq,
        Instant start,
        Instant end,
        long count,
        double sum,
        double peak,
        FrameRef bestFrame,
        Region bestRegion,
        ModelRef model,
        @Nullable FrameRef reportedBy,
        @Nullable Instant reportedAt) {

    /** A track that begins with a region. */
    static Track begin(Detection detection, ClassifiedRegion region) {
        return new Track(
                detection.epoch(),
                detection.seq(),
                detection.capturedAt(),
                detection.capturedAt(),
                1,
                region.probability(),
                region.probability(),
                detection.frame(),
                region.region(),
                detection.model(),
                null,
                null);
    }

    /** Whether a detection of this time still belongs to it. A clock that jumps back begins something new. */
    boolean takes(Instant capturedAt, Duration gap) {
        return !capturedAt.isBefore(start) && !capturedAt.isAfter(end.plus(gap));
    }

    /** With one more region. */
    Track with(Detection detection, ClassifiedRegion region) {
        boolean isBest = region.probability() > peak;
        return new Track(
                epoch,
                seq,
                start,
                detection.capturedAt().isAfter(end) ? detection.capturedAt() : end,
                count + 1,
                sum + region.probability(),
                isBest ? region.probability() : peak,
                isBest ? detection.frame() : bestFrame,
                isBest ? region.region() : bestRegion,
                isBest ? detection.model() : model,
                reportedBy,
                reportedAt);
    }

    /** As it is after a report brought about by the detection at a place. */
    Track reported(FrameRef place) {
        return new Track(
                epoch,
                seq,
                start,
                end,
                count,
                sum,
                peak,
                bestFrame,
                bestRegion,
                model,
                reportedBy == null ? place : reportedBy,
                end);
    }

    /** Whether it is long enough to be told of. */
    boolean isSighting(SightingPolicy policy) {
        return count >= policy.minCount() && Duration.between(start, end).compareTo(policy.minLength()) >= 0;
    }

    /** Whether it has grown since its last report for as long as the policy waits. */
    boolean isDue(SightingPolicy policy) {
        return reportedAt == null || Duration.between(reportedAt, end).compareTo(policy.update()) >= 0;
    }

    /** As a sighting. */
    Sighting sighting(String camera, String label, boolean open) {
        return new Sighting(
                id(camera, label),
                camera,
                label,
                start,
                end,
                count,
                peak,
                Math.min(peak, sum / count),
                bestFrame,
                bestRegion,
                model,
                open);
    }

    /** The same first detection gives the same id, on every instance and after every replay. */
    private String id(String camera, String label) {
        String name = camera + '\0' + epoch + '\0' + seq + '\0' + label;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
