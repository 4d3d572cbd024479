package dev.fovea.ingest.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An HTTP camera: sends pictures in a multipart body to whoever knows the password, and a web page beside it. */
final class MjpegServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<byte[]> pictures;
    private final String authorization;

    MjpegServer(int port, List<byte[]> pictures, String user, String password) throws IOException {
        this.pictures = pictures;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(ISO_8859_1));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/mjpeg", this::stream);
        server.createContext("/silent", this::silence);
        server.createContext("/page", this::page);
        server.createContext("/trickle", this::trickle);
        server.createContext("/redirect", this::redirect);
        server.start();
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"camera\"");
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        try (OutputStream out = open(exchange)) {
            for (int i = 0; !stopped.await(100, TimeUnit.MILLISECONDS); i++) {
                byte[] picture = pictures.get(i % pictures.size());
                out.write(("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
                out.write(picture);
                out.write("\r\n".getBytes(ISO_8859_1));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Announces a stream and sends nothing. */
    private void silence(HttpExchange exchange) throws IOException {
        try (OutputStream out = open(exchange)) {
            out.flush();
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a picture that never ends, a byte at a time. */
    private void trickle(HttpExchange exchange) throws IOException {
        try (OutputStream out = open(exchange)) {
            out.write("--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(ISO_8859_1));
            while (!stopped.await(50, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static OutputStream open(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace; boundary=frame");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private void page(HttpExchange exchange) throws IOException {
        byte[] html = "<html>no video</html>".repeat(100).getBytes(ISO_8859_1);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, html.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(html);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
