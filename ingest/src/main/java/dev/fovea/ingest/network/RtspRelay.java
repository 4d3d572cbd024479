package dev.fovea.ingest.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A port on loopback through which FFmpeg reaches one RTSP camera: the connection is pinned, TLS is verified, and no
 * redirect comes through. Serves until it is closed.
 */
public final class RtspRelay implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RtspRelay.class);
    private static final int BUFFER = 64 << 10;

    private final Dialler dialler;
    private final String host;
    private final int port;
    private final boolean tls;
    private final Duration limit;
    private final ServerSocket listener;
    private final AtomicReference<@Nullable Socket> dialled;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private RtspRelay(Dialler dialler, String host, int port, boolean tls, Duration limit, Socket first)
            throws IOException {
        this.dialler = dialler;
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.limit = limit;
        this.dialled = new AtomicReference<>(first);
        this.open.add(first);
        this.listener = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("rtsp-relay").start(this::listen);
    }

    /**
     * Connects to the camera, and listens for the one who wants it.
     *
     * @param limit the longest that connecting may take
     */
    public static RtspRelay open(Dialler dialler, String host, int port, boolean tls, Duration limit)
            throws UnreachableException, IOException {
        Socket first = dialler.connect(host, port, tls, limit);
        try {
            return new RtspRelay(dialler, host, port, tls, limit, first);
        } catch (IOException e) {
            first.close();
            throw e;
        }
    }

    /** The port on 127.0.0.1. */
    public int localPort() {
        return listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().name("rtsp-relay-connection").start(() -> serve(client));
            } catch (IOException e) {
                LOG.debugf("not accepted: %s", e.getMessage());
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try {
            Socket first = dialled.getAndSet(null);
            Socket camera = first == null ? dialler.connect(host, port, tls, limit) : first;
            open.add(camera);
            if (listener.isClosed()) {
                Pump.close(client, camera);
                return;
            }
            client.setTcpNoDelay(true);
            RtspAnswers answers = new RtspAnswers(
                    new BufferedInputStream(camera.getInputStream(), BUFFER),
                    new BufferedOutputStream(client.getOutputStream(), BUFFER));
            Pump.both(
                    () -> client.getInputStream().transferTo(camera.getOutputStream()), answers::carry, client, camera);
            open.remove(camera);
        } catch (UnreachableException | IOException e) {
            LOG.debugf("not relayed: %s", e.getMessage());
            Pump.close(client);
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() {
        Pump.close(listener);
        Pump.close(open.toArray(Socket[]::new));
    }
}
