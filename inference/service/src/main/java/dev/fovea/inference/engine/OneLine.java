package dev.fovea.inference.engine;

import org.jspecify.annotations.Nullable;

/** A native library's message as one line of a bearable length. */
final class OneLine {

    private static final int LONGEST = 300;

    private OneLine() {}

    static String of(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
