package dev.fovea.ingest.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parts out of a {@code multipart/x-mixed-replace} body (RFC 2046, section 5.1) as cameras send it.
 *
 * <p>Cameras differ: the boundary is announced with or without its hyphens, lines end in CRLF or LF, and many parts have
 * no {@code Content-Length}, so that a part ends where the next boundary begins. A part that says its length is given
 * out as soon as it is there. Memory is bounded: a part beyond the limit is given out as oversize and passed over to the
 * next boundary. Not thread-safe.
 */
final class MultipartParser {

    /** A part: its bytes, or null if it was larger than the limit. */
    @SuppressWarnings("ArrayRecordComponent") // Pictures are handed on, never compared.
    record Part(byte @Nullable [] body) {}

    private enum State {
        BOUNDARY,
        HEADERS,
        BODY
    }

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern LENGTH = Pattern.compile("content-length:\\s*(\\d{1,18})\\s*");
    private static final int MAX_HEADERS = 8 << 10;

    private final byte[] delimiter;
    private final int maxBytes;
    private final Queue<Part> parts = new ArrayDeque<>();
    private byte[] bytes = new byte[64 << 10];
    private int from;
    private int to;
    private int searched;
    private State state = State.BOUNDARY;
    private long length = -1;
    private boolean oversize;

    /**
     * @param boundary as announced
     * @param maxBytes of a part's body
     */
    MultipartParser(String boundary, int maxBytes) {
        this.delimiter = ("--" + boundary.replaceFirst("^--", "")).getBytes(StandardCharsets.ISO_8859_1);
        this.maxBytes = maxBytes;
    }

    /** The boundary in a {@code Content-Type}, or nothing if that is not a multipart with one. */
    static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/") && matcher.find()
                ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
                : Optional.empty();
    }

    /** Takes more of the body, however it was split. */
    void feed(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            makeRoom();
            int count = Math.min(piece.remaining(), bytes.length - to);
            piece.get(bytes, to, count);
            to += count;
            boolean moved = true;
            while (moved) {
                moved = switch (state) {
                    case BOUNDARY -> boundary();
                    case HEADERS -> header();
                    case BODY -> length >= 0 ? bodyOfLength() : bodyToBoundary();
                };
            }
        }
    }

    /** The next complete part, or null. */
    @Nullable
    Part poll() {
        return parts.poll();
    }

    /** Bytes of memory held. */
    int capacity() {
        return bytes.length;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            searched = Math.max(0, searched - from);
            to -= from;
            from = 0;
        }
        if (to == bytes.length) {
            // Every state below consumes or gives up before this much is kept.
            bytes = Arrays.copyOf(
                    bytes, (int) Math.min(bytes.length * 2L, maxBytes + MAX_HEADERS + 2L * delimiter.length));
        }
    }

    /** Passes everything over up to and with the next boundary's line. */
    private boolean boundary() {
        int at = find();
        if (at < 0) {
            from = Math.max(from, to - delimiter.length);
            return false;
        }
        int line = indexOf((byte) '\n', at + delimiter.length);
        if (line < 0) {
            from = at;
            searched = at;
            if (to - at > MAX_HEADERS) {
                consume(at + delimiter.length);
                return true;
            }
            return false;
        }
        consume(line + 1);
        state = State.HEADERS;
        length = -1;
        oversize = false;
        return true;
    }

    private boolean header() {
        int line = indexOf((byte) '\n', from);
        if (line < 0) {
            if (to - from > MAX_HEADERS) {
                state = State.BOUNDARY;
                return true;
            }
            return false;
        }
        String text = new String(bytes, from, line - from, StandardCharsets.ISO_8859_1).strip();
        consume(line + 1);
        if (text.isEmpty()) {
            state = State.BODY;
        } else {
            Matcher matcher = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
            if (matcher.matches()) {
                length = Long.parseLong(matcher.group(1));
            }
        }
        return true;
    }

    private boolean bodyOfLength() {
        if (length > maxBytes) {
            parts.add(new Part(null));
            state = State.BOUNDARY;
            return true;
        }
        if (to - from < length) {
            return false;
        }
        finish(from + (int) length, from + (int) length);
        return true;
    }

    private boolean bodyToBoundary() {
        int at = find();
        if (at >= 0) {
            int end = at;
            if (end > from && bytes[end - 1] == '\n') {
                end--;
            }
            if (end > from && bytes[end - 1] == '\r') {
                end--;
            }
            finish(end, at);
            return true;
        }
        if (to - from > maxBytes + 2 + delimiter.length) { // The line end and part of a delimiter may be among it.
            oversize = true;
        }
        if (oversize) {
            from = Math.max(from, to - delimiter.length);
        }
        return false;
    }

    private void finish(int end, int next) {
        boolean tooLarge = oversize || end - from > maxBytes;
        parts.add(new Part(tooLarge ? null : Arrays.copyOfRange(bytes, from, end)));
        consume(next);
        state = State.BOUNDARY;
    }

    private void consume(int next) {
        from = next;
        searched = next;
    }

    /** Where the delimiter begins, or −1; what was searched once is not searched again. */
    private int find() {
        for (int i = Math.max(from, searched); i <= to - delimiter.length; i++) {
            if (bytes[i] == '-' && Arrays.equals(bytes, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        searched = Math.max(from, to - delimiter.length + 1);
        return -1;
    }

    private int indexOf(byte wanted, int start) {
        for (int i = start; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
