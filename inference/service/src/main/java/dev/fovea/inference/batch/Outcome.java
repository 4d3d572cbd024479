package dev.fovea.inference.batch;

import dev.fovea.topics.Detection;
import dev.fovea.topics.Reason;

/** What became of one arrival: exactly one of these for each. */
public sealed interface Outcome {

    /** The network answered, or there was no region to ask it about. */
    record Classified(Detection detection) implements Outcome {}

    /**
     * There is no detection.
     *
     * @param error what was found and what is accepted, in words
     */
    record Rejected(Reason reason, String error) implements Outcome {}
}
