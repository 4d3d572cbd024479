package dev.fovea.load.doctor;

import java.util.Optional;

/**
 * What was looked at and how it stands.
 *
 * @param subject what was looked at, in a word or two
 * @param found what was found
 * @param cure what to do; empty if it is well
 * @param grave whether Fovea cannot run, or keeps a promise no longer, until that is done
 */
public record Finding(String subject, String found, Optional<String> cure, boolean grave) {

    static Finding good(String subject, String found) {
        return new Finding(subject, found, Optional.empty(), false);
    }

    /** Fovea runs all the same. */
    static Finding note(String subject, String found, String cure) {
        return new Finding(subject, found, Optional.of(cure), false);
    }

    static Finding bad(String subject, String found, String cure) {
        return new Finding(subject, found, Optional.of(cure), true);
    }
}
