package dev.fovea.ingest.source;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP body that is read piece by piece with a time limit, which the JDK's input stream of a body does not have.
 *
 * <p>At most one delivery is asked for ahead of the reader, so that a fast camera is slowed down by TCP and fills no
 * memory. One thread reads; the HTTP client's threads write.
 */
final class TimedBody implements HttpResponse.BodySubscriber<TimedBody> {

    private sealed interface Event {
        record Bytes(List<ByteBuffer> buffers) implements Event {}

        record End() implements Event {}

        record Failure(Throwable cause) implements Event {}
    }

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Event.Failure(cause));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End());
    }

    /**
     * The next pieces, or null at the body's end.
     *
     * @throws SourceException if nothing came in time or the connection broke
     */
    @Nullable
    List<ByteBuffer> read(Duration limit) throws SourceException, InterruptedException {
        Event event = events.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        return switch (event) {
            case null -> throw new SourceException(FfmpegError.timeout());
            case Event.Bytes(List<ByteBuffer> buffers) -> {
                subscription.join().request(1);
                yield buffers;
            }
            case Event.End() -> {
                events.add(event);
                yield null;
            }
            case Event.Failure(Throwable cause) -> throw new SourceException("the camera closed the connection");
        };
    }

    /** Gives the connection up. */
    void cancel() {
        var _ = subscription.thenAccept(Flow.Subscription::cancel);
    }
}
