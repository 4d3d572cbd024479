package dev.fovea.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Headers as UTF-8 text, so that {@code kcat -f '%h'} shows them. */
final class HeaderText {

    private HeaderText() {}

    static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    static @Nullable String find(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    static String get(Headers headers, String name) throws MalformedFrameException {
        String value = find(headers, name);
        if (value == null) {
            throw new MalformedFrameException("header '" + name + "' is missing");
        }
        return value;
    }

    static long getLong(Headers headers, String name, long atLeast) throws MalformedFrameException {
        String value = get(headers, name);
        try {
            long number = Long.parseLong(value);
            if (number >= atLeast) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name, value, atLeast);
        }
        throw notANumber(name, value, atLeast);
    }

    private static MalformedFrameException notANumber(String name, String value, long atLeast) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return new MalformedFrameException(
                "header '" + name + "' is '" + Printable.of(shown) + "', not a whole number ≥ " + atLeast);
    }
}
