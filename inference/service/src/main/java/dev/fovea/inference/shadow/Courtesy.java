package dev.fovea.inference.shadow;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets the shadow work for no more than its share of the time while the stream that counts has something to do, and freely while it
 * has nothing. Thread-safe.
 *
 * <pre>
 * share ¼:  work ▇▇  rest ······  work ▇▇  rest ·· (the stream has nothing to do)  work ▇▇  work ▇▇
 * </pre>
 */
public final class Courtesy {

    private final double share;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean busy;

    /** @param share of the time, above 0 and up to 1 */
    public Courtesy(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "fovea.inference.shadow-share is " + share + "; accepted: above 0, up to 1");
        }
        this.share = share;
    }

    /** Whether the stream that counts has frames to classify. */
    public void busy(boolean now) {
        lock.lock();
        try {
            busy = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has whoever rests ask again whether to go on. */
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Rests after work, until the work was no more than its share of the time or nobody needs the machine.
     *
     * @param worked for how long, nanoseconds
     * @param ended asked after each {@link #wake}: whether to rest no longer
     */
    public void rest(long worked, BooleanSupplier ended) throws InterruptedException {
        long left = (long) (worked * (1 - share) / share);
        lock.lock();
        try {
            while (busy && left > 0 && !ended.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
