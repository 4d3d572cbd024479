package dev.fovea.ingest.worker;

import dev.fovea.ingest.feed.LocalFeeds;
import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.source.SourceOpener;
import dev.fovea.ingest.wire.Message;
import dev.fovea.ingest.wire.MessageReader;
import dev.fovea.ingest.wire.MessageWriter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Does what ingest says until it says no more, and tells it regularly how the captures are. Used by one thread. */
final class Worker {

    private static final Duration ALIVE_INTERVAL = Duration.ofMillis(500);

    /** While ingest is frozen, nothing piles up here. */
    private static final int MOST_WAITING = 1000;

    private final MessageReader in;
    private final MessageWriter out;
    private final Map<Integer, WorkerCapture> captures = new ConcurrentHashMap<>();
    private @Nullable LocalFeeds feeds;

    Worker(MessageReader in, MessageWriter out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Returns when ingest is gone.
     *
     * @throws IOException if what comes from ingest is not what it should say
     */
    void run() throws IOException {
        for (Message message = in.read(); message != null; message = in.read()) {
            if (!(message instanceof Message.ToWorker order)) {
                throw new IOException("ingest sent what only workers send");
            }
            obey(order);
        }
    }

    private void obey(Message.ToWorker order) throws IOException {
        switch (order) {
            case Message.Setup setup -> setUp(setup);
            case Message.Open open -> open(open);
            case Message.Credit(var number, var bytes) -> {
                WorkerCapture capture = captures.get(number);
                if (capture != null) {
                    capture.credit(bytes);
                }
            }
            case Message.Close(var number) -> {
                WorkerCapture capture = captures.get(number);
                if (capture != null) {
                    capture.stop();
                }
            }
        }
    }

    private void setUp(Message.Setup setup) {
        setup.properties().forEach(System::setProperty);
        feeds = new LocalFeeds(
                new SourceOpener(setup.sources()),
                new JpegEncoder(setup.jpegQuality()),
                setup.maxBytes(),
                Clock.systemUTC());
        Thread.ofPlatform().name("alive").daemon().start(this::sayAlive);
        out.write(new Message.Ready());
    }

    private void open(Message.Open open) throws IOException {
        LocalFeeds opener = feeds;
        if (opener == null) {
            throw new IOException("ingest sent a camera before the settings");
        }
        WorkerCapture capture = new WorkerCapture(open, opener, out, () -> captures.remove(open.capture()));
        captures.put(open.capture(), capture);
        capture.start();
    }

    private void sayAlive() {
        try {
            while (true) {
                Map<Integer, Duration> overdue = new HashMap<>();
                for (Map.Entry<Integer, WorkerCapture> entry : captures.entrySet()) {
                    entry.getValue().tellLosses();
                    Duration late = entry.getValue().overdue();
                    if (late.isPositive()) {
                        overdue.put(entry.getKey(), late);
                    }
                }
                if (out.waiting() < MOST_WAITING) {
                    out.write(new Message.Alive(overdue));
                }
                Thread.sleep(ALIVE_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
