package dev.fovea.inference.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says every so often that something long is still under way: TensorRT takes minutes to build an engine and says nothing
 * meanwhile. Closed when it is done.
 */
final class BuildProgress implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);

    /**
     * Begins.
     *
     * @param every between two lines
     * @param say gets how long it has taken so far
     */
    BuildProgress(Duration every, Consumer<Duration> say) {
        long start = System.nanoTime();
        Thread.ofPlatform().daemon().name("fovea-build-progress").start(() -> {
            try {
                while (!done.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
                    say.accept(Duration.ofNanos(System.nanoTime() - start));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        done.countDown();
    }
}
