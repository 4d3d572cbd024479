package dev.fovea.query.state;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a writer wait until its record has arrived in the local store. Thread-safe. */
public final class AppliedOffsets {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<Integer, Long> newest = new HashMap<>();

    /** The record at this place is in the store. */
    public void advance(int partition, long offset) {
        lock.lock();
        try {
            newest.merge(partition, offset, Math::max);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the record at this place is in the store.
     *
     * @return whether it arrived in time
     */
    public boolean await(int partition, long offset, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (newest.getOrDefault(partition, -1L) < offset) {
                if (left <= 0) {
                    return false;
                }
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
