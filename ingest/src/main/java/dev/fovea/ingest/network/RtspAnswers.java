package dev.fovea.ingest.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Carries what an RTSP camera sends (RFC 2326) to FFmpeg, message by message, and lets no redirect through, which FFmpeg
 * would follow to any host. What two parsers could read differently ends the connection. Used by one thread.
 */
final class RtspAnswers {

    private static final int MAX_HEAD = 64 << 10;
    private static final int MAX_BODY = 1 << 20;

    /** Any status but a redirect's. */
    private static final Pattern ANSWER = Pattern.compile("RTSP/1\\.0 [12456]\\d\\d(?: .*)?");
    /** A camera may ask, too. */
    private static final Pattern REQUEST =
            Pattern.compile("(?:OPTIONS|GET_PARAMETER|SET_PARAMETER|ANNOUNCE) \\S+ RTSP/1\\.0");

    private final InputStream in;
    private final OutputStream out;
    private final byte[] frame = new byte[4 + 0xFFFF];

    /** Both are buffered; {@code out} is flushed after each message that is not followed by another at once. */
    RtspAnswers(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Carries all until the camera ends the connection. */
    void carry() throws IOException {
        for (int first = in.read(); first >= 0; first = in.read()) {
            if (first == '$') {
                carryFrame();
            } else if (first != '\r' && first != '\n') {
                carryMessage(first);
            }
            if (in.available() == 0) {
                out.flush();
            }
        }
        out.flush();
    }

    /** An interleaved frame: {@code $}, the channel, the length in two bytes, the bytes. */
    private void carryFrame() throws IOException {
        frame[0] = '$';
        readFully(1, 3);
        int length = ((frame[2] & 0xFF) << 8) | (frame[3] & 0xFF);
        readFully(4, length);
        out.write(frame, 0, 4 + length);
    }

    private void readFully(int from, int length) throws IOException {
        if (in.readNBytes(frame, from, length) < length) {
            throw new EOFException("the camera ended within a frame");
        }
    }

    private void carryMessage(int first) throws IOException {
        StringBuilder head = new StringBuilder();
        String line = line(first);
        requireNoRedirect(line);
        int body = -1;
        while (!line.isEmpty()) {
            head.append(line).append("\r\n");
            if (head.length() > MAX_HEAD || line.charAt(0) == '$') {
                throw new IOException("a message that is no RTSP");
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                if (body >= 0) {
                    throw new IOException("a message with two lengths");
                }
                body = length(line.substring(line.indexOf(':') + 1).strip());
            }
            line = line(in.read());
        }
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        byte[] content = in.readNBytes(Math.max(0, body));
        if (content.length < body) {
            throw new EOFException("the camera ended within a message");
        }
        out.write(content);
    }

    private static void requireNoRedirect(String line) throws IOException {
        if (!ANSWER.matcher(line).matches() && !REQUEST.matcher(line).matches()) {
            throw new IOException("a redirect, or a message that is no RTSP");
        }
    }

    private static int length(String text) throws IOException {
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) > MAX_BODY) {
            throw new IOException("a message of length " + text);
        }
        return Integer.parseInt(text);
    }

    /** A line without its end, of which this is the first byte; carriage returns are left out, as FFmpeg does. */
    private String line(int first) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = first; next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the camera ended within a message");
            }
            if (line.length() > MAX_HEAD) {
                throw new IOException("a line without end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
