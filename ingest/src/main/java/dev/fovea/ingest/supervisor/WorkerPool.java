package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.ingest.feed.Feed;
import dev.fovea.ingest.feed.Feeds;
import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.ingest.source.SourceLocations;
import dev.fovea.ingest.wire.Message;
import dev.fovea.topics.Camera;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds that are read in worker processes, some in each, so that native code that crashes or hangs takes down no more than
 * its worker. Cameras in {@link Quarantine} have a worker each. Thread-safe.
 */
public final class WorkerPool implements Feeds, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final SourceLocations locations;
    private final WorkerLauncher launcher;
    private final Message.Setup setup;
    private final int camerasPerWorker;
    private final Quarantine quarantine;
    private final AtomicLong broken = new AtomicLong();
    private final List<Watch> watches = new ArrayList<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("workers").daemon().factory());
    private int next = 1;
    private boolean closed;

    /** Workers that run this service's own classes, by its settings. */
    public WorkerPool(IngestSettings.Capture settings, Message.Setup setup, SourceLocations locations, Clock clock) {
        this(
                settings.camerasPerWorker(),
                setup,
                locations,
                new JavaWorkerLauncher(
                        WorkerCommand.ofThisProcess(settings.workerHeap().asLongValue())),
                new Quarantine(clock));
        var _ = ticker.scheduleWithFixedDelay(
                this::tickSafely, Watch.TICK.toMillis(), Watch.TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Workers of another kind, watched by calls of {@link #tick}. */
    WorkerPool(
            int camerasPerWorker,
            Message.Setup setup,
            SourceLocations locations,
            WorkerLauncher launcher,
            Quarantine quarantine) {
        if (camerasPerWorker < 1) {
            throw new IllegalArgumentException(
                    "fovea.capture.cameras-per-worker is " + camerasPerWorker + ", not 1 or more");
        }
        this.camerasPerWorker = camerasPerWorker;
        this.setup = setup;
        this.locations = locations;
        this.launcher = launcher;
        this.quarantine = quarantine;
    }

    @Override
    public Feed open(Camera camera, Deadline deadline) throws SourceException, InterruptedException {
        String location = locations.of(camera.address());
        WorkerFeed feed = place(camera.id());
        try {
            feed.open(camera, location);
            return feed;
        } catch (SourceException | InterruptedException | RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    /** Cameras share the first worker that has room. */
    private synchronized WorkerFeed place(String camera) throws SourceException {
        if (closed) {
            throw new SourceException("ingest is stopping");
        }
        boolean alone = quarantine.holds(camera);
        WorkerFeed feed = alone ? null : reserve(camera);
        if (feed == null) {
            Worker worker = new Worker(next++, alone, launcher, setup, this::ended);
            feed = worker.reserve(camera, camerasPerWorker);
            watches.add(new Watch(worker));
            worker.start();
        }
        if (feed == null) {
            throw new IllegalStateException("a worker has no room before it started");
        }
        return feed;
    }

    private @Nullable WorkerFeed reserve(String camera) {
        for (Watch watch : watches) {
            Worker worker = watch.worker();
            WorkerFeed feed = worker.isForOne() ? null : worker.reserve(camera, camerasPerWorker);
            if (feed != null) {
                return feed;
            }
        }
        return null;
    }

    private void ended(Worker worker, List<WorkerFeed> feeds, Set<String> blamed, String words) {
        boolean expected;
        synchronized (this) {
            watches.removeIf(w -> w.worker() == worker);
            expected = closed || !worker.isWanted();
        }
        if (expected) {
            LOG.infof("worker ended worker=%d", worker.number());
            feeds.forEach(f -> f.put(new WorkerFeed.Event.Ended("ingest is stopping")));
            return;
        }
        broken.incrementAndGet();
        List<String> cameras = feeds.stream().map(WorkerFeed::camera).toList();
        LOG.errorf("%s cameras=%s culprits=%s worker=%d", words, cameras, blamed, worker.number());
        for (WorkerFeed feed : feeds) {
            Quarantine.Part part = part(feed, feeds, blamed);
            quarantine.workerEnded(feed.camera(), part);
            feed.put(new WorkerFeed.Event.Gone(words + told(part), part == Quarantine.Part.CULPRIT));
        }
    }

    private static Quarantine.Part part(WorkerFeed feed, List<WorkerFeed> feeds, Set<String> blamed) {
        if (blamed.isEmpty()) {
            return feeds.size() == 1 ? Quarantine.Part.CULPRIT : Quarantine.Part.SUSPECT;
        }
        return blamed.contains(feed.camera()) ? Quarantine.Part.CULPRIT : Quarantine.Part.BYSTANDER;
    }

    private static String told(Quarantine.Part part) {
        return switch (part) {
            case CULPRIT ->
                " while it read this camera, which now has a process of its own: update the camera's firmware, or give"
                        + " the camera another stream or codec";
            case SUSPECT ->
                ", and it is not known which of its cameras was the reason: each goes on in a process of its own for "
                        + Quarantine.SUSPECT.toMinutes() + " minutes";
            case BYSTANDER -> " by another camera's fault; the capture goes on in another";
        };
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.errorf(e, "the workers could not be looked after"); // The next tick tries again.
        }
    }

    /** Looks after the workers. */
    void tick() {
        List<Watch> all;
        synchronized (this) {
            all = List.copyOf(watches);
        }
        all.forEach(Watch::tick);
        all.stream().map(Watch::worker).filter(this::isWellAlone).findFirst().ifPresent(this::release);
    }

    private boolean isWellAlone(Worker worker) {
        List<WorkerFeed> feeds = worker.feeds();
        return worker.isForOne()
                && !worker.isDoomed()
                && feeds.size() == 1
                && !quarantine.holds(feeds.getFirst().camera());
    }

    /** One that was alone and did well goes back to the others; its worker, idle then, ends. */
    private void release(Worker worker) {
        worker.feeds().forEach(f -> worker.move(f, "it was watched in a worker of its own and did well"));
    }

    /** Worker processes that run. */
    public synchronized int workers() {
        return watches.size();
    }

    /** Workers that ended without being asked to. */
    public long broken() {
        return broken.get();
    }

    /** Cameras that need a worker of their own. */
    public int quarantined() {
        return quarantine.size();
    }

    /** Ends all workers. */
    @Override
    public void close() {
        List<Watch> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(watches);
        }
        ticker.shutdownNow();
        all.forEach(w -> w.worker().close());
        try {
            for (Watch watch : all) {
                watch.worker().join(CLOSE_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // They are killed; only their end was not awaited.
        }
    }
}
