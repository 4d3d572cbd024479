package dev.fovea.inference.batch;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** The windows of one set of frames that no lane has taken yet. Thread-safe. */
final class WindowQueue {

    private final Queue<Window> waiting;
    private final CountDownLatch empty = new CountDownLatch(1);

    WindowQueue(List<Window> windows) {
        this.waiting = new ArrayDeque<>(windows);
        tellIfEmpty();
    }

    /** The next window; empty if there is none. */
    synchronized Optional<Window> next() {
        Window next = waiting.poll();
        tellIfEmpty();
        return Optional.ofNullable(next);
    }

    /** No further window is worth taking. */
    synchronized void clear() {
        waiting.clear();
        tellIfEmpty();
    }

    private void tellIfEmpty() {
        if (waiting.isEmpty()) {
            empty.countDown();
        }
    }

    /** Waits until the last window is taken: a lane will soon have nothing to do. */
    void awaitEmpty() throws InterruptedException {
        empty.await();
    }
}
