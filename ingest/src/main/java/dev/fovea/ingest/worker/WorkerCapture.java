package dev.fovea.ingest.worker;

import dev.fovea.ingest.feed.Feed;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.feed.LocalFeeds;
import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.ingest.wire.Message;
import dev.fovea.ingest.wire.MessageWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source on a thread of its own, named after its camera, until its end or until it is told to stop. The thread's
 * name tells ingest whose native code crashed.
 */
final class WorkerCapture implements Runnable {

    private final Message.Open order;
    private final LocalFeeds feeds;
    private final MessageWriter out;
    private final Runnable whenEnded;
    private final Deadline deadline = new Deadline();
    private final Window window;
    private final Thread thread;

    /** @param whenEnded run before ingest is told of the end */
    WorkerCapture(Message.Open order, LocalFeeds feeds, MessageWriter out, Runnable whenEnded) {
        this.order = order;
        this.feeds = feeds;
        this.out = out;
        this.whenEnded = whenEnded;
        this.window = new Window(order.capture(), out);
        this.thread = Thread.ofPlatform()
                .name(Message.threadOf(order.camera().id()))
                .daemon()
                .unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Ends the running call and all later ones. */
    void stop() {
        deadline.cancel();
        thread.interrupt();
    }

    void credit(long bytes) {
        window.open(bytes);
    }

    /** How long ago the running native call should have come back; zero if it is in time. */
    Duration overdue() {
        return deadline.overdueBy();
    }

    void tellLosses() {
        window.tellLosses();
    }

    @Override
    public void run() {
        String error = read();
        window.tellLosses();
        whenEnded.run();
        out.write(new Message.Ended(order.capture(), error));
    }

    private @Nullable String read() {
        boolean waits = !order.camera().address().kind().isLive();
        try (Feed feed = feeds.open(order.camera(), order.location(), deadline)) {
            out.write(new Message.Opened(order.capture()));
            window.awaitFirst();
            for (Kept kept = feed.next(); kept != null && !deadline.cancelled(); kept = feed.next()) {
                window.send(kept, waits);
            }
            return null;
        } catch (SourceException e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            return null; // Told to stop.
        } catch (RuntimeException | Error e) {
            e.printStackTrace(); // To the log of ingest.
            return "capture failed unexpectedly, see the log of ingest: " + e;
        }
    }
}
