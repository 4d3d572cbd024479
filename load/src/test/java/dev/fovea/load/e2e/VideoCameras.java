package dev.fovea.load.e2e;

import dev.fovea.load.camera.Access;
import dev.fovea.load.camera.HlsServer;
import dev.fovea.load.camera.Look;
import dev.fovea.load.camera.RtspServer;
import dev.fovea.load.camera.SyntheticCamera;
import dev.fovea.load.camera.VideoFile;
import dev.fovea.load.check.SentBy;
import dev.fovea.load.ship.Certificates;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Camera.Pace;
import dev.fovea.topics.Camera.RegionMode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Synthetic H.264 cameras on loopback, one of each protocol that this machine can serve, with a key frame a second. */
final class VideoCameras implements AutoCloseable {

    static final String PASSWORD = "canary-p@ss:word/7";
    /** The name of the secret that holds the password. */
    static final String SECRET = "yard";
    /** The host of the RTSPS camera; the camera that nobody vouches for has the same by its address. */
    static final String HOST = "localhost";

    static final int FPS = 5;
    /** Key frames of the file. */
    static final int KEYS = 6;
    /** Long enough that no live video ends while it is watched. */
    private static final int FRAMES = 80 * FPS;

    private final Path folder;
    private final Map<String, SyntheticCamera> shown = new LinkedHashMap<>();
    private final List<Camera> good = new ArrayList<>();
    private final List<Camera> refused = new ArrayList<>();
    private final Deque<Closeable> servers = new ArrayDeque<>();
    private final Optional<String> noRtsp = RtspServer.missing();

    /** @param folder for the videos */
    VideoCameras(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        HlsServer hls = new HlsServer(Files.createDirectory(folder.resolve("live")), camera("hls"));
        servers.push(hls::close);
        define("hls", hls.address().toString(), false);
        define("keys", video("keys", FPS * KEYS).toString(), true);
        if (noRtsp.isEmpty()) {
            serveRtsp();
        }
    }

    private void serveRtsp() throws IOException, InterruptedException, GeneralSecurityException {
        RtspServer plain = RtspServer.start(video("rtsp", FRAMES), Optional.empty());
        servers.push(plain::close);
        define("rtsp", plain.address().toString(), false);

        RtspServer locked = RtspServer.start(video("rtsps", FRAMES), Optional.of(new Access("viewer", PASSWORD)));
        servers.push(locked::close);
        Certificates certificates = new Certificates(folder);
        certificates.add("camera");
        TlsFront front =
                new TlsFront(certificates.server("camera"), locked.address().getPort());
        servers.push(front::close);
        define("rtsps", rtsps(HOST, front), false);
        refused.add(Camera.of("untrusted", rtsps("127.0.0.1", front)));
    }

    private static String rtsps(String host, TlsFront front) {
        return "rtsps://viewer:${secret:" + SECRET + "}@" + host + ":" + front.port() + "/camera";
    }

    private SyntheticCamera camera(String id) {
        SyntheticCamera camera = new SyntheticCamera(id, FPS, Clock.systemUTC());
        camera.setLook(new Look(320, 180, 0.8f));
        shown.put(id, camera);
        return camera;
    }

    private Path video(String id, int frames) throws IOException {
        Path file = folder.resolve(id + ".mp4");
        VideoFile.write(file, camera(id), frames);
        return file;
    }

    /** Everything is to be kept, whatever the camera's rate. */
    private void define(String id, String source, boolean keyframesOnly) {
        good.add(new Camera(id, source, true, 100, keyframesOnly, 640, RegionMode.WHOLE, Pace.MAX, false));
    }

    /** Why there is no RTSP server here; empty if there are cameras of RTSP and RTSPS. */
    Optional<String> noRtsp() {
        return noRtsp;
    }

    /** Those that show pictures, by protocol: {@code hls}, {@code rtsp}, {@code rtsps}, and a file, {@code keys}. */
    List<Camera> good() {
        return good;
    }

    /** The one whose certificate nobody vouches for, {@code untrusted}; none without RTSP. */
    List<Camera> refused() {
        return refused;
    }

    /** What each has shown or will show. */
    Map<String, SentBy> ledgers() {
        Map<String, SentBy> ledgers = new LinkedHashMap<>();
        shown.forEach((id, camera) -> ledgers.put(id, new SentBy(camera.ledger().lines(), false)));
        return ledgers;
    }

    @Override
    public void close() throws IOException {
        for (Closeable server : servers) {
            server.close();
        }
    }
}
