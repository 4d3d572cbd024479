package dev.fovea.resnet.cli;

import java.util.concurrent.CountDownLatch;

/**
 * While open, an interrupt or termination of the process first lets the work end by itself.
 *
 * <p>The tensor library's own exit tears down code that a step may still be running, which crashes the process.
 */
final class StopOnSignal implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param stop asks the work to end soon; called once, on another thread */
    StopOnSignal(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    /** The work has ended: a shutdown waits no longer for it. */
    @Override
    public void close() {
        ended.countDown();
    }
}
