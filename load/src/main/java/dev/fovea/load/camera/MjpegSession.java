package dev.fovea.load.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** One connection to a synthetic MJPEG camera, from the answer to the end. Confined to one thread. */
final class MjpegSession {

    private static final String BOUNDARY = "fovea-synthetic";
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Socket socket;
    private final SyntheticCamera camera;
    private final int session;
    private final SplittableRandom random;

    MjpegSession(Socket socket, SyntheticCamera camera) {
        this.socket = socket;
        this.camera = camera;
        this.session = camera.newSession();
        this.random = new SplittableRandom(session);
    }

    void run() throws IOException, InterruptedException {
        if (!awaitPermission()) {
            return;
        }
        OutputStream out = socket.getOutputStream();
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=" + BOUNDARY
                        + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n")
                .getBytes(ISO_8859_1));
        long next = System.nanoTime();
        for (long seq = 0; awaitPermission(); seq++) {
            send(out, seq);
            next = Math.max(next + (long) (1e9 / camera.fps()), System.nanoTime());
            Behaviour now = camera.behaviour();
            camera.awaitChange(now, Duration.ofNanos(next - System.nanoTime()));
        }
    }

    /** Waits while the camera is stalled; false if the connection is to be closed. */
    private boolean awaitPermission() throws InterruptedException {
        while (camera.behaviour() instanceof Behaviour.Stalled stalled && !socket.isClosed()) {
            camera.awaitChange(stalled, LONG);
        }
        return !(camera.behaviour() instanceof Behaviour.Refusing) && !socket.isClosed();
    }

    private void send(OutputStream out, long seq) throws IOException, InterruptedException {
        Stamp stamp = new Stamp(camera.id(), session, seq);
        Look look = camera.look();
        BufferedImage picture = TestPicture.paint(stamp, look);
        byte[] jpeg = TestPicture.jpeg(picture, look.quality());
        boolean intact = true;
        if (camera.behaviour() instanceof Behaviour.Corrupting corrupting) {
            intact = !corrupt(jpeg, corrupting.fraction());
        }
        CRC32 crc = new CRC32();
        crc.update(jpeg);
        camera.enter(stamp, look, crc.getValue(), intact);
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        out.write(head);
        if (camera.behaviour() instanceof Behaviour.Trickling trickling) {
            trickle(out, jpeg, trickling);
        } else {
            out.write(jpeg);
        }
        out.write("\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    /** Ten little writes a second; the rest of the picture goes at once when the camera recovers. */
    private void trickle(OutputStream out, byte[] jpeg, Behaviour.Trickling trickling)
            throws IOException, InterruptedException {
        int step = Math.max(1, trickling.bytesASecond() / 10);
        Duration pause = Duration.ofNanos(step * 1_000_000_000L / trickling.bytesASecond());
        int at = 0;
        while (at < jpeg.length && camera.behaviour().equals(trickling)) {
            int length = Math.min(step, jpeg.length - at);
            out.write(jpeg, at, length);
            out.flush();
            at += length;
            camera.awaitChange(trickling, pause);
        }
        out.write(jpeg, at, jpeg.length - at);
    }

    private boolean corrupt(byte[] bytes, double fraction) {
        boolean changed = false;
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextDouble() < fraction) {
                bytes[i] ^= (byte) (1 << random.nextInt(8));
                changed = true;
            }
        }
        return changed;
    }
}
