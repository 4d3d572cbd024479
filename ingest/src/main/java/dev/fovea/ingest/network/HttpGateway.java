package dev.fovea.ingest.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A forward proxy on loopback through which the HTTP client and FFmpeg reach cameras, so that each request is judged by
 * the policy: the first, a redirect's and each segment's of a playlist.
 *
 * <p>One that speaks TLS to the cameras is asked for {@code http://host:443/…}: certificates are verified here, since
 * FFmpeg verifies none of a playlist's segments. Thread-safe.
 */
public final class HttpGateway implements AutoCloseable {

    /** In a 502: why the camera was not reached, percent-encoded. */
    public static final String REASON = "Fovea-Reason";

    private static final Logger LOG = Logger.getLogger(HttpGateway.class);

    private final Dialler dialler;
    private final boolean tls;
    private final Duration limit;
    private final ServerSocket listener;

    /**
     * Listens on a free port.
     *
     * @param tls whether cameras are spoken to over TLS
     * @param limit the longest that connecting may take
     */
    public HttpGateway(Dialler dialler, boolean tls, Duration limit) throws IOException {
        this.dialler = dialler;
        this.tls = tls;
        this.limit = limit;
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("gateway").start(this::listen);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Its address as FFmpeg's option {@code http_proxy} takes it. */
    public String proxy() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().name("gateway-request").start(() -> serve(client));
            } catch (IOException e) {
                LOG.debugf("not accepted: %s", e.getMessage());
            }
        }
    }

    private void serve(Socket client) {
        try {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            client.setSoTimeout(Math.toIntExact(limit.toMillis()));
            HttpHead head = HttpHead.read(in);
            client.setSoTimeout(0);
            forward(client, in, out, head);
        } catch (UnreachableException e) {
            refuse(client, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.debugf("not forwarded: %s", e.getMessage());
            Pump.close(client);
        }
    }

    private void forward(Socket client, InputStream in, OutputStream out, HttpHead head)
            throws UnreachableException, IOException {
        Socket camera = dialler.connect(head.host(), head.port(), tls, limit);
        try {
            camera.getOutputStream().write(head.toOrigin());
        } catch (IOException e) {
            camera.close();
            throw e;
        }
        Pump.both(
                () -> in.transferTo(camera.getOutputStream()),
                () -> camera.getInputStream().transferTo(out),
                client,
                camera);
    }

    private static void refuse(Socket client, String reason) {
        try (client) {
            client.getOutputStream()
                    .write(("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n" + REASON + ": "
                                    + URLEncoder.encode(reason, UTF_8) + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
        } catch (IOException e) {
            LOG.debugf("the refusal was not heard: %s", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
