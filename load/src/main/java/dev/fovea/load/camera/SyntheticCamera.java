package dev.fovea.load.camera;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A camera that does not exist: its looks, its rate, its behaviour, and what it has sent. Thread-safe. */
public final class SyntheticCamera {

    private final String id;
    private final Clock clock;
    private final Ledger ledger = new Ledger();
    private final AtomicInteger sessions = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private volatile Look look = Look.USUAL;
    private volatile double fps;
    private volatile Behaviour behaviour = new Behaviour.Steady();

    /**
     * @param id that is painted, see {@link Stamp#camera}
     * @param fps frames a second, more than 0
     * @param clock for the ledger
     */
    public SyntheticCamera(String id, double fps, Clock clock) {
        this.id = new Stamp(id, 1, 0).camera();
        this.clock = clock;
        setFps(fps);
    }

    public String id() {
        return id;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Look look() {
        return look;
    }

    /** The next frame has these looks, also in a running session. */
    public void setLook(Look look) {
        this.look = look;
    }

    public double fps() {
        return fps;
    }

    public final void setFps(double fps) {
        if (!(fps > 0)) {
            throw new IllegalArgumentException(fps + " frames a second is not more than 0");
        }
        this.fps = fps;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    /** Takes effect at once, also on connections that wait. */
    public void behave(Behaviour behaviour) {
        lock.lock();
        try {
            this.behaviour = behaviour;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the behaviour is another, at most so long. */
    void awaitChange(Behaviour from, Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (behaviour.equals(from) && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Begins a session; its frames are numbered from 0. */
    int newSession() {
        return sessions.incrementAndGet();
    }

    /** How many sessions there were. */
    public int sessions() {
        return sessions.get();
    }

    void enter(Stamp stamp, Look sentLook, long crc, boolean intact) {
        ledger.add(new Sent(stamp, clock.instant(), sentLook.width(), sentLook.height(), crc, intact));
    }
}
