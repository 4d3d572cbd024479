package dev.fovea.query.live;

import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Gives messages to a subscriber as it asks for them, one thread waiting for its demand. The subscriber holds at most
 * what it asked for; there is no queue in between.
 */
final class DemandOutlet implements LiveClient.Outlet, Flow.Subscription {

    private static final int MOST = 1 << 20;

    private final Flow.Subscriber<? super LiveMessage> subscriber;
    private final Duration stalled;
    private final Thread thread;
    private final Semaphore demand = new Semaphore(0);

    /**
     * @param stalled how long a subscriber may ask for nothing
     * @param thread the one that sends; interrupted when the subscriber goes away
     */
    DemandOutlet(Flow.Subscriber<? super LiveMessage> subscriber, Duration stalled, Thread thread) {
        this.subscriber = subscriber;
        this.stalled = stalled;
        this.thread = thread;
    }

    /** @throws InterruptedException if the subscriber has gone, or read nothing for too long */
    @Override
    public void send(LiveMessage message) throws InterruptedException {
        if (!demand.tryAcquire(stalled.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("nothing was read for " + stalled);
        }
        subscriber.onNext(message);
    }

    @Override
    public void request(long count) {
        if (demand.availablePermits() < MOST) {
            demand.release((int) Math.min(count, MOST));
        }
    }

    @Override
    public void cancel() {
        thread.interrupt();
    }
}
