package dev.fovea.query.instances;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one question, which may have taken several requests.
 *
 * @param at when it was asked
 * @param ended when that was known
 * @param instance from 0
 * @param question in words
 * @param longest time that one of its requests took
 * @param detail what was wrong or said
 */
record Outcome(Instant at, Instant ended, int instance, String question, End end, Duration longest, String detail) {

    /** How a question ended. */
    enum End {
        /** With the truth. */
        RIGHT,
        /** With something else. */
        WRONG,
        /** With a 503 that says why. */
        REFUSED,
        /** Nobody listened. */
        UNREACHABLE,
        /** With what is no answer at all. */
        ODD
    }
}
