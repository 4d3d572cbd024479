package dev.fovea.ingest.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The head of a request to a forward proxy (RFC 9112, 3.2.2).
 *
 * @param method of the request
 * @param target the absolute address asked for
 * @param fields header lines as they came
 */
record HttpHead(String method, URI target, List<String> fields) {

    private static final int LIMIT = 64 << 10;

    /** @throws IOException if it is too long, or no request for an absolute http address */
    static HttpHead read(InputStream in) throws IOException {
        List<String> lines = lines(in);
        String[] parts = lines.getFirst().split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("no request line");
        }
        try {
            URI target = URI.create(parts[1]);
            if (!"http".equals(target.getScheme()) || target.getHost() == null) {
                throw new IOException("only absolute http addresses are forwarded");
            }
            return new HttpHead(parts[0], target, List.copyOf(lines.subList(1, lines.size())));
        } catch (IllegalArgumentException e) {
            throw new IOException("the address has a character that URLs do not allow", e);
        }
    }

    private static List<String> lines(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 2) {
            int next = in.read();
            if (next < 0 || head.size() == LIMIT) {
                throw new EOFException("the request has no end");
            }
            head.write(next);
            ending = next == '\n' ? ending + 1 : next == '\r' ? ending : 0;
        }
        return head.toString(ISO_8859_1).lines().filter(l -> !l.isEmpty()).toList();
    }

    /** The host, IPv6 without its brackets. */
    String host() {
        String host = target.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return target.getPort() < 0 ? 80 : target.getPort();
    }

    /** The head as the origin takes it; one request a connection, so that the next cannot go astray. */
    byte[] toOrigin() {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        String kept = fields.stream().filter(HttpHead::isForOrigin).collect(Collectors.joining("\r\n"));
        return (method + " " + path + query + " HTTP/1.1\r\n" + kept + "\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    private static boolean isForOrigin(String field) {
        String name = field.substring(0, Math.max(0, field.indexOf(':'))).toLowerCase(Locale.ROOT);
        return !name.startsWith("proxy-")
                && !name.equals("connection")
                && !name.equals("keep-alive")
                && !name.equals("upgrade")
                && !name.equals("http2-settings");
    }
}
