package dev.fovea.resnet.packages;

import org.jspecify.annotations.Nullable;

/** One value that a model package may not have: where it stands, what was found and what is accepted. */
final class Refusal extends IllegalArgumentException {

    private final String where;
    private final String found;
    private final String accepted;

    Refusal(String where, @Nullable Object found, String accepted) {
        super(where + ": found " + shown(found) + ", accepted: " + accepted);
        this.where = where;
        this.found = shown(found);
        this.accepted = accepted;
    }

    private static String shown(@Nullable Object found) {
        return found == null ? "nothing" : String.valueOf(found);
    }

    static void unless(boolean fine, String where, @Nullable Object found, String accepted) {
        if (!fine) {
            throw new Refusal(where, found, accepted);
        }
    }

    String where() {
        return where;
    }

    String found() {
        return found;
    }

    String accepted() {
        return accepted;
    }
}
