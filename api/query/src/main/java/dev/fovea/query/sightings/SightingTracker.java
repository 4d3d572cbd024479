package dev.fovea.query.sightings;

import dev.fovea.query.pages.TimeKey;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state machine of sightings: a pure function of what is followed and the next detection.
 *
 * <p>Detections that are not after the last one taken in, late or replayed, change nothing: what has been closed stays
 * as it was.
 */
public final class SightingTracker {

    private final SightingPolicy policy;

    public SightingTracker(SightingPolicy policy) {
        this.policy = policy;
    }

    /**
     * What to write.
     *
     * @param key in the store, the same for all reports of a sighting
     * @param place of the detection that made it a sighting, the same for all its reports
     * @param sighting as it is now
     */
    public record Report(TimeKey key, FrameRef place, Sighting sighting) {}

    /**
     * The outcome of a step.
     *
     * @param tracks what is followed now
     * @param reports in the order to be written
     */
    public record Step(CameraTracks tracks, List<Report> reports) {

        public Step {
            reports = List.copyOf(reports);
        }
    }

    /**
     * Takes a detection in.
     *
     * @param place of the detection's record
     * @param now this service's clock, ms since 1970
     */
    public Step take(CameraTracks before, Detection detection, FrameRef place, long now) {
        if (!before.isBefore(detection.epoch(), detection.seq())) {
            return new Step(before, List.of());
        }
        List<Report> reports = new ArrayList<>();
        TreeMap<String, Track> open = new TreeMap<>(before.byLabel());
        closeLeft(open, detection, reports);
        for (ClassifiedRegion region : detection.regions()) {
            if (!region.label().equals(ClassifiedRegion.UNKNOWN)) {
                open.merge(
                        region.label(),
                        Track.begin(detection, region),
                        (track, ignored) -> track.with(detection, region));
            }
        }
        open.replaceAll((label, track) -> {
            boolean isSeenNow = track.end().equals(detection.capturedAt());
            if (!isSeenNow || !track.isSighting(policy) || !track.isDue(policy)) {
                return track;
            }
            Track reported = track.reported(place);
            reports.add(report(detection.camera(), label, reported, true));
            return reported;
        });
        return new Step(new CameraTracks(detection.epoch(), detection.seq(), now, open), reports);
    }

    /** Closes what a detection of this time no longer belongs to. */
    private void closeLeft(Map<String, Track> open, Detection detection, List<Report> reports) {
        Instant time = detection.capturedAt();
        open.entrySet().removeIf(entry -> {
            boolean isLeft = !entry.getValue().takes(time, policy.gap());
            if (isLeft) {
                close(detection.camera(), entry.getKey(), entry.getValue(), reports);
            }
            return isLeft;
        });
    }

    /** Closes everything: the camera has been silent for long enough. */
    public Step closeAll(String camera, CameraTracks before) {
        List<Report> reports = new ArrayList<>();
        before.byLabel().forEach((label, track) -> close(camera, label, track, reports));
        return new Step(new CameraTracks(before.epoch(), before.seq(), before.takenAt(), new TreeMap<>()), reports);
    }

    /** What was never reported was flicker and passes in silence. */
    private static void close(String camera, String label, Track track, List<Report> reports) {
        if (track.reportedBy() != null) {
            reports.add(report(camera, label, track, false));
        }
    }

    private static Report report(String camera, String label, Track track, boolean open) {
        FrameRef place = track.reportedBy();
        if (place == null) {
            throw new IllegalStateException("only a reported track has a place");
        }
        TimeKey key = new TimeKey(camera, TimeKey.micros(track.start()), track.epoch(), track.seq(), label);
        return new Report(key, place, track.sighting(camera, label, open));
    }
}
