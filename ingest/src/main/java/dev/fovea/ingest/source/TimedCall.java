package dev.fovea.ingest.source;

import dev.fovea.ingest.network.UnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes a call that heeds no deadline on a virtual thread of its own, and waits for it as long as it may take. */
final class TimedCall {

    private TimedCall() {}

    /** @throws SourceException if the call failed, or did not return in time */
    static <T> T get(Callable<T> call, Deadline deadline, Duration limit) throws SourceException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = Thread.ofVirtual().name("timed-call").start(task);
        deadline.begin(limit);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new SourceException(FfmpegError.timeout());
        } finally {
            thread.interrupt(); // Without effect on a call that returned.
            deadline.end();
        }
    }

    private static SourceException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case UnreachableException e -> new SourceException(String.valueOf(e.getMessage()));
            case IOException e -> new SourceException("this machine cannot open a port on loopback: " + e.getMessage());
            case RuntimeException e -> throw e;
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
