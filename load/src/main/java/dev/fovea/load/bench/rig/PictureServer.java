package dev.fovea.load.bench.rig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cameras that cost next to nothing: pictures that are encoded already, sent as MJPEG over HTTP at a fixed rate to
 * whoever connects, on loopback. (The synthetic cameras of {@code load.camera} paint and encode each picture, which would
 * take the processor from what is measured.) Thread-safe.
 */
public final class PictureServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PictureServer.class);
    private static final String BOUNDARY = "fovea-bench";

    private final ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Picture> pictures;
    private final long nanosAFrame;

    /** @param fps pictures a second on each connection, more than 0 */
    public PictureServer(List<Picture> pictures, double fps) throws IOException {
        this.pictures = List.copyOf(pictures);
        this.nanosAFrame = (long) (TimeUnit.SECONDS.toNanos(1) / fps);
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The address of a camera; every name is one. */
    public String address(String camera) {
        return "http://127.0.0.1:" + port() + "/" + camera;
    }

    private void accept() {
        try {
            for (int number = 0; !server.isClosed(); number++) {
                Socket socket = server.accept();
                int first = number * 7;
                threads.execute(() -> serve(socket, first));
            }
        } catch (IOException e) {
            LOG.debug("no longer listening: {}", e.toString());
        }
    }

    private void serve(Socket socket, int first) {
        try (socket) {
            readHead(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=" + BOUNDARY
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
            long due = System.nanoTime();
            for (int i = first; !server.isClosed(); i++) {
                out.write(part(pictures.get(i % pictures.size()).jpeg()));
                due += nanosAFrame;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (IOException e) {
            LOG.debug("a connection ended: {}", e.toString());
        }
    }

    private static void readHead(InputStream in) throws IOException {
        for (int matched = 0; matched < 4; ) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection ended within the request");
            }
            matched = b == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : b == '\r' ? 1 : 0;
        }
    }

    private static byte[] part(byte[] jpeg) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] part = new byte[head.length + jpeg.length + 2];
        System.arraycopy(head, 0, part, 0, head.length);
        System.arraycopy(jpeg, 0, part, head.length, jpeg.length);
        part[part.length - 2] = '\r';
        part[part.length - 1] = '\n';
        return part;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
