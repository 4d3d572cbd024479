package dev.fovea.topics;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text that others wrote, such as labels and names in records, for logs and terminals: on one line, and nothing in it moves a
 * cursor, sets a colour or changes the direction of writing (OWASP ASVS 16.4.1).
 */
public final class Printable {

    /** Control characters, separators of lines and paragraphs, overrides and isolates of direction (Unicode TR 9). */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");

    private Printable() {}

    /** The text with each such character as Java would write it, for example {@code \}{@code u001b}. */
    public static String of(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    }
}
