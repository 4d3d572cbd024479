package dev.fovea.resnet.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Serves one file on loopback, with the faults that a test asks for. */
final class FileServer implements AutoCloseable {

    private final HttpServer server;
    private final byte[] content;
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile boolean knowsRanges = true;
    private volatile int cutAfter = Integer.MAX_VALUE;
    private volatile int status;

    FileServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /** From now on the whole file is sent whatever was asked for. */
    void forgetRanges() {
        knowsRanges = false;
    }

    /** The next answer breaks off after so many bytes of its body. */
    void cutNextAfter(int bytes) {
        cutAfter = bytes;
    }

    /** From now on every answer has this status and no body. */
    void fail(int always) {
        status = always;
    }

    /** The {@code Range} of each request, or "whole". */
    List<String> ranges() {
        return ranges;
    }

    private void answer(HttpExchange exchange) throws IOException {
        @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "whole" : range);
        if (status != 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        int from = 0;
        if (range != null && knowsRanges) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        int length = content.length - from;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
        int sent = Math.min(length, cutAfter);
        cutAfter = Integer.MAX_VALUE;
        exchange.getResponseBody().write(content, from, sent);
        exchange.getResponseBody().flush();
        // Less than announced closes the connection, which is what a cut looks like.
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
