package dev.fovea.load.bench.cameras;

import dev.fovea.load.bench.figures.Knee;
import dev.fovea.load.bench.rig.Lateness;
import dev.fovea.load.cluster.Service;
import java.util.Locale;
import java.util.Map;

/**
 * What was seen of some cameras.
 *
 * @param cameras how many
 * @param sent frames that they sent in the span, give or take one of each camera at its edges
 * @param captured frames that ingest captured in it
 * @param published frames that ingest published in it
 * @param late of each frame of the span that was classified
 * @param cores busy, by service
 */
record Seen(int cameras, double sent, double captured, double published, Lateness late, Map<Service, Double> cores) {

    /** A stage that lets less than this through does not keep up. */
    private static final double KEEPS_UP = 0.98;

    /**
     * Share of the frames that did not become a detection, 0 to 1. One of each camera may have been captured at the edge of
     * the span and counted on its other side.
     */
    double lost() {
        return Math.clamp(1 - (late.count() + cameras) / due(), 0, 1);
    }

    /** What ingest captured is known exactly; where it lags behind its cameras, what they sent counts. */
    private double due() {
        return captured < sent - 2.0 * cameras ? sent : captured;
    }

    Knee.Step step() {
        return new Knee.Step(cameras, late.millis(95) / 1e3, lost());
    }

    double allCores() {
        return cores.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Which stage does not keep up, and who had the processors. */
    String explain() {
        String stage = published + cameras < KEEPS_UP * due()
                ? "ingest does not keep up (it published %.0f of %.0f frames)".formatted(published, due())
                : late.count() + cameras < KEEPS_UP * published
                        ? "inference does not keep up (it classified %d of %.0f frames)"
                                .formatted(late.count(), published)
                        : "every stage keeps up, too late";
        StringBuilder text = new StringBuilder("at " + cameras + " cameras " + stage + "; cores busy:");
        cores.forEach((service, busy) ->
                text.append(' ').append(service.word()).append(String.format(Locale.ROOT, " %.2f", busy)));
        return text.toString();
    }
}
