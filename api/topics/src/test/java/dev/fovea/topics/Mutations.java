package dev.fovea.topics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils what is right in small ways, the same ones for the same seed: the corpus of the fuzz tests. */
final class Mutations {

    private static final List<String> NASTY = List.of(
            "\0",
            "\r\n",
            "${",
            "${secret:",
            "}",
            "@",
            ":",
            "//",
            "%00",
            "%s",
            "[",
            "]",
            "{",
            "\"",
            "\\",
            "-1",
            "1e400",
            "99999999999999999999",
            "null",
            "\u00ff\u00fe",
            "../",
            "?",
            "#",
            "&",
            "=",
            ";");

    private Mutations() {}

    /** One to four changes: a byte flipped, a piece removed or doubled, the end cut off, something nasty put in. */
    static byte[] spoil(byte[] original, SplittableRandom random) {
        byte[] bytes = original;
        for (int change = random.nextInt(4); change >= 0; change--) {
            bytes = change(bytes, random);
        }
        return bytes;
    }

    /** As {@link #spoil(byte[], SplittableRandom)}, of text. */
    static String spoil(String original, SplittableRandom random) {
        return new String(spoil(original.getBytes(ISO_8859_1), random), ISO_8859_1);
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        int length = random.nextInt(Math.min(16, bytes.length - at) + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(bytes, at + length, bytes.length - at - length);
            case 1 -> {
                out.write(bytes, at, length);
                out.write(bytes, at, bytes.length - at);
            }
            case 2 -> {
                out.writeBytes(NASTY.get(random.nextInt(NASTY.size())).getBytes(ISO_8859_1));
                out.write(bytes, at, bytes.length - at);
            }
            case 3 -> {
                out.write(bytes, at, bytes.length - at);
                byte[] flipped = out.toByteArray();
                if (at < flipped.length) {
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                }
                return flipped;
            }
            default -> {
                // The end is cut off.
            }
        }
        return out.toByteArray();
    }
}
