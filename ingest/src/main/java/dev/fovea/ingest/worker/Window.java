package dev.fovea.ingest.worker;

import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.wire.Message;
import dev.fovea.ingest.wire.MessageWriter;
import dev.fovea.topics.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of one capture may be on its way to ingest. A picture is sent while ingest's credit is not used up, so that at
 * most the credit and one picture are under way; past it recorded pictures wait, and live ones are counted as
 * {@code backpressure}. Thread-safe.
 */
final class Window {

    private final int capture;
    private final MessageWriter out;
    private final Map<Reason, Long> losses = new EnumMap<>(Reason.class);
    private long credit;
    private boolean started;

    Window(int capture, MessageWriter out) {
        this.capture = capture;
        this.out = out;
    }

    /** Ingest takes so many bytes more. */
    synchronized void open(long bytes) {
        credit += bytes;
        started = true;
        notifyAll();
    }

    /** Waits for the first credit: before it ingest counts no picture. */
    synchronized void awaitFirst() throws InterruptedException {
        while (!started) {
            wait();
        }
    }

    /**
     * Sends what was kept.
     *
     * @param waits whether pictures wait for credit and none is lost
     */
    void send(Kept kept, boolean waits) throws InterruptedException {
        switch (kept) {
            case Kept.Lost(var reason, var count) -> lose(reason, count);
            case Kept.Picture picture -> {
                if (takes(picture.jpeg().length, waits)) {
                    tellLosses();
                    out.write(new Message.Got(capture, picture));
                } else {
                    lose(Reason.BACKPRESSURE, 1);
                }
            }
        }
    }

    private synchronized boolean takes(int bytes, boolean waits) throws InterruptedException {
        while (credit <= 0 && waits) {
            wait();
        }
        if (credit <= 0) {
            return false;
        }
        credit -= bytes;
        return true;
    }

    private synchronized void lose(Reason reason, long count) {
        losses.merge(reason, count, Long::sum);
    }

    /** Tells ingest what was lost since it was last told. */
    void tellLosses() {
        Map<Reason, Long> untold;
        synchronized (this) {
            untold = new EnumMap<>(losses);
            losses.clear();
        }
        for (Map.Entry<Reason, Long> loss : untold.entrySet()) {
            out.write(new Message.Got(capture, new Kept.Lost(loss.getKey(), loss.getValue())));
        }
    }
}
