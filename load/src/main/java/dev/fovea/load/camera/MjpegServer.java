package dev.fovea.load.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Synthetic cameras as MJPEG over HTTP on loopback, at {@code /ID}: a {@code multipart/x-mixed-replace} body that ends
 * only when one side leaves. Written on sockets and not on the JDK's HTTP server, since a camera's faults (no answer, a
 * cut in the middle of a picture, a reset) lie below HTTP. One virtual thread a connection; thread-safe.
 */
public final class MjpegServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MjpegServer.class);

    private final ServerSocket server;
    private final Map<String, SyntheticCamera> cameras = new ConcurrentHashMap<>();
    private final Map<String, Access> access = new ConcurrentHashMap<>();
    private final Map<String, Set<Socket>> open = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Listens on a free port of loopback. */
    public MjpegServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Serves a camera to everybody. */
    public void add(SyntheticCamera camera) {
        cameras.put(camera.id(), camera);
    }

    /** Serves a camera to whoever has the password. */
    public void add(SyntheticCamera camera, Access needed) {
        access.put(camera.id(), needed);
        add(camera);
    }

    /** Where a camera is served, without user and password. */
    public URI address(String camera) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/" + camera);
    }

    /** How many connections to a camera are open. */
    public int connections(String camera) {
        return open.getOrDefault(camera, Set.of()).size();
    }

    /** Resets every open connection of a camera, as pulling its plug would; new ones are accepted. */
    public void disconnect(String camera) throws IOException {
        for (Socket socket : open.getOrDefault(camera, Set.of())) {
            reset(socket);
        }
    }

    private static void reset(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // The session may end by itself at the same moment.
            if (!socket.isClosed()) {
                throw e;
            }
        }
        socket.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("cannot accept a connection to the synthetic cameras: {}", e.toString());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            RequestHead head = RequestHead.read(new BufferedInputStream(socket.getInputStream()));
            String id = head.path().substring(Math.min(1, head.path().length()));
            SyntheticCamera camera = cameras.get(id);
            Access needed = access.get(id);
            if (camera == null) {
                answer(socket.getOutputStream(), "404 Not Found", "");
            } else if (needed != null && !needed.basic().equals(head.headers().get("authorization"))) {
                answer(socket.getOutputStream(), "401 Unauthorized", "WWW-Authenticate: Basic realm=\"camera\"\r\n");
            } else {
                stream(socket, camera);
            }
        } catch (IOException e) {
            // The other side left, or disconnect() pulled the plug: how every session of a camera ends.
            LOG.debug("a connection to the synthetic cameras ended: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(Socket socket, SyntheticCamera camera) throws IOException, InterruptedException {
        Set<Socket> sockets = open.computeIfAbsent(camera.id(), id -> ConcurrentHashMap.newKeySet());
        sockets.add(socket);
        try {
            new MjpegSession(socket, camera).run();
        } finally {
            sockets.remove(socket);
        }
    }

    private static void answer(OutputStream out, String status, String header) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + header + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1));
        out.flush();
    }

    /** Ends every connection and stops listening. */
    @Override
    public void close() throws IOException {
        server.close();
        for (String camera : cameras.keySet()) {
            disconnect(camera);
        }
        threads.shutdownNow();
        threads.close();
    }
}
