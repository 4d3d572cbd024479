package dev.fovea.load.fault;

import dev.fovea.load.camera.Access;
import dev.fovea.load.camera.MjpegServer;
import dev.fovea.load.camera.SyntheticCamera;
import dev.fovea.load.check.SentBy;
import dev.fovea.load.client.QueryClient;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Camera.RegionMode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The synthetic cameras of a stage, served as MJPEG and defined in the query service. Not thread-safe. */
public final class Cameras implements AutoCloseable {

    /** What all ids begin with; a number from 1 follows. */
    static final String PREFIX = "cam-";

    /** The name of the secret that the first camera asks for. */
    static final String SECRET = "yard";

    /** Its value, which must turn up nowhere. */
    static final String CANARY = "canary-p@ss:word/7";

    private final MjpegServer server = new MjpegServer();
    private final Map<String, SyntheticCamera> cameras = new LinkedHashMap<>();
    private final String locked;
    private final double fps;

    /** @param secrets the folder in which ingest looks for secrets */
    Cameras(CameraPlan plan, Path secrets) throws IOException {
        Files.writeString(secrets.resolve(SECRET), CANARY);
        fps = plan.fps();
        locked = PREFIX + 1;
        for (int i = 1; i <= plan.count(); i++) {
            SyntheticCamera camera = new SyntheticCamera(PREFIX + i, plan.fps(), Clock.systemUTC());
            camera.setLook(plan.look());
            cameras.put(camera.id(), camera);
            if (camera.id().equals(locked)) {
                server.add(camera, new Access("viewer", CANARY));
            } else {
                server.add(camera);
            }
        }
    }

    /** Defines all cameras as switched on or off. */
    void define(QueryClient query, boolean enabled) throws InterruptedException {
        for (String id : ids()) {
            query.put(definition(id, enabled, 2 * fps));
        }
    }

    /** Lets a camera send faster or slower than planned, and has ingest take all of it. */
    void pace(QueryClient query, String id, double other) throws InterruptedException {
        query.put(definition(id, true, 2 * other));
        get(id).setFps(other);
    }

    /** Frames a second of each camera as planned. */
    double fps() {
        return fps;
    }

    /** Where a path is served that no camera has. */
    URI nowhere(String path) {
        return server.address(path);
    }

    private Camera definition(String id, boolean enabled, double most) {
        URI address = server.address(id);
        String source = id.equals(locked)
                ? address.toString().replace("://", "://viewer:${secret:" + SECRET + "}@")
                : address.toString();
        return Camera.of(id, source, enabled, Math.min(120, most), null, null, RegionMode.WHOLE, null, null);
    }

    /** In the order in which they were made. */
    public List<String> ids() {
        return List.copyOf(cameras.keySet());
    }

    /**
     * One of the cameras.
     *
     * @throws IllegalArgumentException if there is none of this id
     */
    public SyntheticCamera get(String id) {
        SyntheticCamera camera = cameras.get(id);
        if (camera == null) {
            throw new IllegalArgumentException("there is no camera " + id);
        }
        return camera;
    }

    /** Resets the connections of a camera, as pulling its plug for a moment would. */
    public void unplug(String id) throws IOException {
        server.disconnect(id);
    }

    /** What each has sent. */
    Map<String, SentBy> ledgers() {
        Map<String, SentBy> ledgers = new LinkedHashMap<>();
        cameras.forEach(
                (id, camera) -> ledgers.put(id, new SentBy(camera.ledger().lines(), true)));
        return ledgers;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
