package dev.fovea.inference.batch;

import dev.fovea.inference.frames.Arrival;
import dev.fovea.topics.Reason;
import java.time.Clock;
import java.util.Optional;

/** What keeps a frame from being classified before its picture is looked at. Thread-safe. */
final class Triage {

    private final Freshness freshness;
    private final Clock clock;

    Triage(Freshness freshness, Clock clock) {
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Why this frame is not classified; empty if it may be. */
    Optional<Outcome.Rejected> refusal(Arrival.Frame frame) {
        if (frame.picture().length == 0) {
            return Optional.of(new Outcome.Rejected(Reason.DECODE_ERROR, "the picture has no bytes"));
        }
        return freshness
                .staleness(frame.headers().capturedAt(), clock.instant())
                .map(error -> new Outcome.Rejected(Reason.STALE, error));
    }
}
