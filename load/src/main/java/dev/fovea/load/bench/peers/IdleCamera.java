package dev.fovea.load.bench.peers;

import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.PictureServer;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.util.List;

/**
 * A camera of which next to nothing is kept. While it is captured the worker process in which ingest reads cameras goes on,
 * so that the start of a JVM is part of no run. Thread-safe.
 */
final class IdleCamera implements AutoCloseable {

    private static final String ID = "idle";
    private static final double SENT_FPS = 0.5; // Often enough to count as alive.
    private static final double KEPT_FPS = 0.01;

    private final PictureServer server;

    IdleCamera(Picture picture) throws IOException {
        this.server = new PictureServer(List.of(picture), SENT_FPS);
    }

    Camera definition() {
        return new Camera(
                ID,
                server.address(ID),
                true,
                KEPT_FPS,
                false,
                1280,
                Camera.RegionMode.WHOLE,
                Camera.Pace.SOURCE,
                false);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
