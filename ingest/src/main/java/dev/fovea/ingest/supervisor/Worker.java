package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.source.SourceException;
import dev.fovea.ingest.wire.Message;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One worker process and the feeds that it reads, from its start to its end, which its own thread sees through.
 * Thread-safe.
 */
final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** Told of a worker's end, once. */
    interface EndListener {
        /**
         * The worker has ended.
         *
         * @param feeds that it still read
         * @param blamed cameras that are known to have brought it down
         * @param words what happened
         */
        void ended(Worker worker, List<WorkerFeed> feeds, Set<String> blamed, String words);
    }

    private final int number;
    private final WorkerLauncher launcher;
    private final Message.Setup setup;
    private final EndListener listener;
    private final boolean forOne;
    private final CompletableFuture<WorkerProcess> ready = new CompletableFuture<>();
    private final Map<Integer, WorkerFeed> feeds = new HashMap<>();
    private final Thread thread;
    private volatile @Nullable WorkerProcess process;
    private volatile Map<Integer, Duration> overdue = Map.of();
    private final AtomicLong heard = new AtomicLong();
    private Set<String> blamed = Set.of();
    private @Nullable String doom;
    private boolean closed;
    private boolean wanted = true;
    private int nextFeed;

    /** @param forOne whether it is for one camera alone */
    Worker(int number, boolean forOne, WorkerLauncher launcher, Message.Setup setup, EndListener listener) {
        this.number = number;
        this.forOne = forOne;
        this.launcher = launcher;
        this.setup = setup;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("worker-" + number).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits for the worker's end, which something else brings about. */
    void join(Duration limit) throws InterruptedException {
        thread.join(limit);
    }

    int number() {
        return number;
    }

    boolean isForOne() {
        return forOne;
    }

    private void run() {
        String words;
        Set<String> crashed = Set.of();
        try {
            WorkerProcess started = launcher.launch(number);
            process = started;
            if (isClosed()) {
                started.kill(); // Not wanted any more.
            }
            LOG.infof("worker started worker=%d pid=%d", number, started.pid());
            String wrong = converse(started);
            started.kill(); // It has ended by itself, or never will.
            started.out().close();
            WorkerExit exit = started.awaitExit();
            crashed = exit.thread().stream().collect(Collectors.toSet());
            words = "the worker process " + (wrong == null ? exit.words() : wrong);
        } catch (IOException e) {
            words = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            words = "ingest is stopping";
        }
        end(words, crashed);
    }

    /** Speaks with the worker to the end. Returns what is wrong with what it said, or null. */
    private @Nullable String converse(WorkerProcess started) {
        try {
            started.out().write(setup);
            for (Message message = started.in().read();
                    message != null;
                    message = started.in().read()) {
                heard.incrementAndGet();
                if (!(message instanceof Message.FromWorker said)) {
                    return "said what only ingest says";
                }
                hear(said, started);
            }
            return null;
        } catch (IOException e) {
            LOG.debugf("the connection to the worker ended: %s worker=%d", e.getMessage(), number);
            return null; // How the process ended tells more.
        }
    }

    private synchronized void hear(Message.FromWorker said, WorkerProcess started) {
        switch (said) {
            case Message.Ready() -> ready.complete(started);
            case Message.Opened(var feed) -> tell(feeds.get(feed), new WorkerFeed.Event.Opened());
            case Message.Got(var feed, var kept) -> tell(feeds.get(feed), new WorkerFeed.Event.Got(kept));
            case Message.Ended(var feed, var error) -> tell(feeds.remove(feed), new WorkerFeed.Event.Ended(error));
            case Message.Alive(var late) -> overdue = late;
        }
    }

    private static void tell(@Nullable WorkerFeed feed, WorkerFeed.Event event) {
        if (feed != null) {
            feed.put(event);
        }
    }

    private void end(String words, Set<String> crashed) {
        boolean opened = ready.isDone();
        List<WorkerFeed> left;
        Set<String> culprits;
        String reason;
        synchronized (this) {
            closed = true;
            reason = doom == null ? words : doom;
            left = List.copyOf(feeds.values());
            feeds.clear();
            culprits = blamed.isEmpty()
                    ? left.stream()
                            .map(WorkerFeed::camera)
                            .filter(camera -> crashed.contains(Message.threadOf(camera)))
                            .collect(Collectors.toSet())
                    : blamed;
        }
        ready.completeExceptionally(new SourceException(words));
        if (opened) {
            listener.ended(this, left, culprits, reason);
        } else {
            left.forEach(
                    feed -> feed.put(new WorkerFeed.Event.Ended(words))); // No source was opened: none is to blame.
            listener.ended(this, List.of(), Set.of(), reason);
        }
    }

    /** A feed for a camera, or null if the worker takes none. */
    synchronized @Nullable WorkerFeed reserve(String camera, int most) {
        if (closed || doom != null || feeds.size() >= (forOne ? 1 : most)) {
            return null;
        }
        WorkerFeed feed = new WorkerFeed(nextFeed++, camera, this);
        feeds.put(feed.number(), feed);
        return feed;
    }

    /** Waits for the worker to be ready and has it open the source. */
    void open(WorkerFeed feed, Camera camera, String location) throws SourceException, InterruptedException {
        try {
            ready.get().out().write(new Message.Open(feed.number(), camera, location));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new SourceException(cause == null ? "the worker process did not start" : "" + cause.getMessage());
        }
    }

    void credit(WorkerFeed feed, long bytes) {
        WorkerProcess running = process;
        if (running != null) {
            running.out().write(new Message.Credit(feed.number(), bytes));
        }
    }

    /** The capture wants no more of a feed; the worker answers with its end. */
    void stop(WorkerFeed feed) {
        WorkerProcess running = process;
        if (running == null || !ready.isDone()) {
            synchronized (this) {
                tell(feeds.remove(feed.number()), new WorkerFeed.Event.Ended(null));
            }
        } else {
            running.out().write(new Message.Close(feed.number()));
        }
    }

    /** Feeds that it reads now. */
    synchronized List<WorkerFeed> feeds() {
        return List.copyOf(feeds.values());
    }

    /** Feeds whose running native call should have come back so long ago. */
    synchronized List<WorkerFeed> hung(Duration limit) {
        return feeds.values().stream()
                .filter(f -> overdue.getOrDefault(f.number(), Duration.ZERO).compareTo(limit) >= 0)
                .toList();
    }

    /** Messages that came since the worker's start; negative until it is connected. */
    long heard() {
        return process == null ? -1 : heard.get();
    }

    synchronized boolean isDoomed() {
        return doom != null;
    }

    /**
     * The worker is to end: it takes no more cameras, and those that are not to blame are moved to others.
     *
     * @param why it ends
     * @param culprits whose native code hangs, or none if that is not known
     */
    synchronized void doom(String why, Collection<WorkerFeed> culprits) {
        doom = why;
        blamed = culprits.stream().map(WorkerFeed::camera).collect(Collectors.toSet());
        if (!culprits.isEmpty()) {
            feeds.values().stream()
                    .filter(f -> !culprits.contains(f))
                    .forEach(f -> f.put(new WorkerFeed.Event.Moved(why + "; the capture goes on in another")));
        }
        LOG.errorf("%s cameras=%s worker=%d", why, blamed, number);
    }

    /** Whether all cameras that could be saved from a doomed worker have left it. */
    synchronized boolean isLeft() {
        return feeds.values().stream().allMatch(f -> blamed.contains(f.camera()));
    }

    /** A feed is to go on in another worker. */
    synchronized void move(WorkerFeed feed, String why) {
        if (feeds.containsValue(feed)) {
            feed.put(new WorkerFeed.Event.Moved(why));
        }
    }

    /** Ends the worker if it reads nothing. */
    synchronized void closeIfIdle() {
        if (feeds.isEmpty()) {
            close();
        }
    }

    /** Ends the worker, which is not wanted any more. */
    synchronized void close() {
        closed = true;
        wanted = false;
        kill();
    }

    /** Whether the worker's end would be amiss. */
    synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Ends the process at once. Its cameras are told when it has ended. */
    void kill() {
        WorkerProcess running = process;
        if (running != null) {
            running.kill();
        }
    }
}
