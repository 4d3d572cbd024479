package dev.fovea.inference.batch;

import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.model.Model;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what the network answers into outcomes. Thread-safe.
 *
 * @param clock tells when a frame was classified
 */
record Detections(Clock clock) {

    /** What became of a frame that went through the network. */
    Outcome outcome(Model model, Arrival.Frame frame, Slots slots, WindowRun run) {
        Optional<String> failure = run.failure(slots);
        if (failure.isPresent()) {
            return new Outcome.Rejected(Reason.INFERENCE_ERROR, failure.get());
        }
        List<Region> regions = frame.headers().regions();
        List<ClassifiedRegion> classified = new ArrayList<>(regions.size());
        try {
            for (int i = 0; i < regions.size(); i++) {
                int slot = slots.first() + i;
                classified.add(run.embedded(model.labels().apply(regions.get(i), run.probabilities(), slot), slot));
            }
        } catch (IllegalArgumentException e) {
            return new Outcome.Rejected(Reason.INFERENCE_ERROR, String.valueOf(e.getMessage()));
        }
        return new Outcome.Classified(detection(model, frame, classified));
    }

    /** What is seen in a frame. */
    Detection detection(Model model, Arrival.Frame frame, List<ClassifiedRegion> regions) {
        return new Detection(
                frame.camera(),
                frame.headers().epoch(),
                frame.headers().seq(),
                frame.headers().capturedAt(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                frame.place(),
                frame.headers().width(),
                frame.headers().height(),
                model.ref(),
                regions);
    }
}
