package dev.fovea.load.check;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pages of all cameras over and over while things break: what was on a page once is there ever after, in one place.
 * Its own findings are of the time while it read; in the end every page is compared with the topics anyway. Thread-safe.
 */
public final class PageWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PageWatcher.class);
    private static final long PAUSE_MILLIS = 100;

    private final QueryProbe probe;
    private final List<String> cameras;
    private final Map<String, Set<FrameKey>> seen = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private final Thread thread;
    private int answered;
    private int refused;
    private volatile boolean stopped;

    /** @param base of the query service */
    public PageWatcher(URI base, List<String> cameras) {
        this.probe = new QueryProbe(base);
        this.cameras = List.copyOf(cameras);
        this.thread = Thread.ofPlatform().name("page-watcher").start(this::run);
    }

    private void run() {
        try {
            for (int turn = 0; !stopped; turn++) {
                read(cameras.get(turn % cameras.size()));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String camera) throws InterruptedException {
        try {
            add(probe.walk(camera));
        } catch (IOException e) {
            // Not listening, or 503 while the state is restored: what may happen. Nothing wrong was told.
            LOG.debug("pages of {} could not be read: {}", camera, e.toString());
            synchronized (this) {
                refused++;
            }
        }
    }

    private synchronized void add(Walk walk) {
        answered++;
        Set<FrameKey> now = new HashSet<>();
        walk.pages().stream()
                .flatMap(List::stream)
                .filter(key -> !now.add(key))
                .forEach(key -> findings.add(key + " is on the pages twice"));
        Set<FrameKey> before = seen.computeIfAbsent(walk.camera(), c -> new HashSet<>());
        before.stream()
                .filter(key -> !now.contains(key))
                .forEach(key -> findings.add(key + " was on a page and is on none any more"));
        // The first page has no cursor and may grow; each other one was named by a cursor and stays.
        for (int page = 1; page < Math.min(walk.pages().size(), walk.again().size()); page++) {
            if (!walk.pages().get(page).equals(walk.again().get(page))) {
                findings.add("page " + (page + 1) + " of " + walk.camera() + " changed under its cursor");
            }
        }
        before.addAll(now);
    }

    /** How many times all pages of a camera were read. */
    public synchronized int answered() {
        return answered;
    }

    /** How many times they could not be. */
    public synchronized int refused() {
        return refused;
    }

    /** What was wrong, in the order in which it was seen. */
    public synchronized List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probe.close();
    }
}
