package dev.fovea.ingest.metrics;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.CameraLedger;
import dev.fovea.ingest.publish.FrameBuffer;
import dev.fovea.ingest.supervisor.WorkerPool;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.Reason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Every metric of ingest:
 *
 * <table>
 * <caption>Metrics</caption>
 * <tr><th>name</th><th>unit</th><th>labels</th><th>meaning</th></tr>
 * <tr><td>fovea.frames.captured</td><td>frames</td><td>camera</td><td>kept by sampling, over all epochs</td></tr>
 * <tr><td>fovea.frames.published</td><td>frames</td><td>camera</td><td>acknowledged by the broker</td></tr>
 * <tr><td>fovea.frames.dropped</td><td>frames</td><td>camera, reason</td><td>captured and not published</td></tr>
 * <tr><td>fovea.camera.up</td><td>0 or 1</td><td>camera</td><td>1 while frames come in</td></tr>
 * <tr><td>fovea.buffer.queued</td><td>bytes</td><td></td><td>frames that wait for the broker</td></tr>
 * <tr><td>fovea.buffer.in.flight</td><td>bytes</td><td></td><td>frames sent and not acknowledged</td></tr>
 * <tr><td>fovea.captures.abandoned</td><td>threads</td><td></td><td>given up in a hanging native call</td></tr>
 * <tr><td>fovea.workers</td><td>processes</td><td></td><td>worker processes that read cameras</td></tr>
 * <tr><td>fovea.workers.broken</td><td>processes</td><td></td><td>workers that crashed, hung or were killed</td></tr>
 * <tr><td>fovea.cameras.quarantined</td><td>cameras</td><td></td><td>kept in a worker of their own after that</td></tr>
 * </table>
 *
 * <p>Thread-safe.
 */
@Singleton
public class IngestMetrics {

    private static final String CAMERA = "camera";

    private final MeterRegistry registry;
    private final Map<String, List<Meter>> meters = new ConcurrentHashMap<>();

    public IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts a camera from now on. */
    public void add(CameraLedger ledger) {
        String camera = ledger.camera();
        Account account = ledger.account();
        List<Meter> added = new ArrayList<>();
        added.add(FunctionCounter.builder(
                        "fovea.frames.captured",
                        account,
                        a -> a.standing().counts().captured())
                .description("Frames kept by sampling, over all epochs")
                .tag(CAMERA, camera)
                .register(registry));
        added.add(FunctionCounter.builder(
                        "fovea.frames.published",
                        account,
                        a -> a.standing().counts().published())
                .description("Frames acknowledged by the broker")
                .tag(CAMERA, camera)
                .register(registry));
        for (Reason reason : Reason.values()) {
            added.add(FunctionCounter.builder("fovea.frames.dropped", account, a -> a.droppedFor(reason))
                    .description("Frames captured and not published")
                    .tag(CAMERA, camera)
                    .tag("reason", reason.word())
                    .register(registry));
        }
        added.add(Gauge.builder("fovea.camera.up", ledger, l -> l.state().word() == CameraState.RUNNING ? 1 : 0)
                .description("1 while frames come in")
                .tag(CAMERA, camera)
                .register(registry));
        meters.put(camera, added);
    }

    /** The camera is no longer this instance's. */
    public void remove(CameraLedger ledger) {
        List<Meter> removed = meters.remove(ledger.camera());
        if (removed != null) {
            removed.forEach(registry::remove);
        }
    }

    /** Measures the buffer in front of the broker. */
    public void buffer(FrameBuffer buffer) {
        Gauge.builder("fovea.buffer.queued", buffer, FrameBuffer::queuedBytes)
                .description("Frames that wait for the broker")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("fovea.buffer.in.flight", buffer, FrameBuffer::inFlightBytes)
                .description("Frames sent and not yet acknowledged")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Counts worker processes. */
    public void workers(WorkerPool pool) {
        Gauge.builder("fovea.workers", pool, WorkerPool::workers)
                .description("Worker processes that read cameras")
                .register(registry);
        FunctionCounter.builder("fovea.workers.broken", pool, WorkerPool::broken)
                .description("Worker processes that crashed, hung or were killed")
                .register(registry);
        Gauge.builder("fovea.cameras.quarantined", pool, WorkerPool::quarantined)
                .description("Cameras that are kept in a worker of their own, since they may have brought one down")
                .register(registry);
    }

    /** Counts threads that were given up. */
    public void abandoned(AtomicLong count) {
        FunctionCounter.builder("fovea.captures.abandoned", count, AtomicLong::get)
                .description("Capture threads given up in a hanging native call")
                .register(registry);
    }
}
