package dev.fovea.load.check;

import java.util.List;

/**
 * A promise that was not kept.
 *
 * @param invariant which
 * @param what was found where, in one line
 * @param around what happened to the frames next to it, one line each, in order
 */
public record Violation(Invariant invariant, String what, List<String> around) {

    public Violation {
        around = List.copyOf(around);
    }

    @Override
    public String toString() {
        return invariant + ": " + what + (around.isEmpty() ? "" : "\n    " + String.join("\n    ", around));
    }
}
