package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.feed.Feed;
import dev.fovea.ingest.feed.FeedLostException;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.topics.Camera;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose source a worker reads. Used by the capture's thread; the worker's reader puts events in, which the credit
 * bounds.
 */
final class WorkerFeed implements Feed {

    /** What a worker may send ahead of what the capture has taken. */
    static final long CREDIT = 4 << 20;

    private static final long CLOSE_SECONDS = 1;

    /** What the worker told of this feed, or what is known of the worker. */
    sealed interface Event {
        /** The source is open. */
        record Opened() implements Event {}

        /** Something was kept. */
        record Got(Kept kept) implements Event {}

        /** Nothing more comes; the error is null at the source's end. */
        record Ended(@Nullable String error) implements Event {}

        /** The worker is well as far as this feed goes, but the capture is to go on in another. */
        record Moved(String why) implements Event {}

        /** The worker is gone. */
        record Gone(String why, boolean culprit) implements Event {}
    }

    private final int number;
    private final String camera;
    private final Worker worker;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private long taken;
    private boolean over;

    WorkerFeed(int number, String camera, Worker worker) {
        this.number = number;
        this.camera = camera;
        this.worker = worker;
        this.taken = CREDIT;
    }

    int number() {
        return number;
    }

    String camera() {
        return camera;
    }

    void put(Event event) {
        events.add(event);
    }

    /**
     * Has the worker open the source and waits until it is open.
     *
     * @param location the camera's address with its secrets
     */
    void open(Camera definition, String location) throws SourceException, InterruptedException {
        worker.open(this, definition, location);
        if (!(take() instanceof Event.Opened)) {
            throw new SourceException("the source ended before it gave anything");
        }
    }

    @Override
    public @Nullable Kept next() throws SourceException, InterruptedException {
        if (taken >= CREDIT / 4) {
            worker.credit(this, taken);
            taken = 0;
        }
        return switch (take()) {
            case Event.Got(var kept) -> {
                taken += kept instanceof Kept.Picture picture ? picture.jpeg().length : 0;
                yield kept;
            }
            case Event.Ended ended -> null;
            default -> throw new IllegalStateException("a worker opened the source of " + camera + " twice");
        };
    }

    /** The next event, of those that do not end the feed by an error. */
    private Event take() throws SourceException, InterruptedException {
        Event event = events.take();
        switch (event) {
            case Event.Opened o -> {}
            case Event.Got g -> {}
            case Event.Ended(var error) -> {
                over = true;
                if (error != null) {
                    throw new SourceException(error);
                }
            }
            case Event.Moved(var why) -> throw new FeedLostException(why, false);
            case Event.Gone(var why, var culprit) -> {
                over = true;
                throw new FeedLostException(why, culprit);
            }
        }
        return event;
    }

    /** Tells the worker to stop, and waits a little for it, so that the source is free when it is opened again. */
    @Override
    public void close() {
        if (over) {
            return;
        }
        worker.stop(this);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        try {
            Event event;
            do {
                event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } while (event != null && !(event instanceof Event.Ended) && !(event instanceof Event.Gone));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
