package dev.fovea.load.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of an HTTP/1 request, as far as a camera looks at it.
 *
 * @param path without the query
 * @param headers by name in lower case
 */
record RequestHead(String path, Map<String, String> headers) {

    private static final int MAX_BYTES = 16 << 10;

    /** @throws IOException if the stream ends before the head does or the head is larger than 16 KiB */
    static RequestHead read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the connection ended within the request's head");
            }
            if (text.length() >= MAX_BYTES) {
                throw new IOException("the request's head is larger than " + MAX_BYTES + " bytes");
            }
            text.append(new String(new byte[] {(byte) next}, ISO_8859_1));
        }
        String[] lines = text.toString().split("\r\n", -1);
        String[] request = lines[0].split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new RequestHead(request.length < 2 ? "" : request[1].split("\\?", 2)[0], headers);
    }
}
