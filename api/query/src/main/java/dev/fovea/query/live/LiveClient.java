package dev.fovea.query.live;

import dev.fovea.query.live.LiveMessage.CutOff;
import dev.fovea.query.live.LiveMessage.Heartbeat;
import dev.fovea.query.live.LiveMessage.Reset;
import dev.fovea.query.live.LiveMessage.Seen;
import dev.fovea.query.live.LiveMessage.Welcome;
import dev.fovea.query.live.LiveRing.OvertakenException;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Extent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One client's way through history and ring, as plain sequential code that runs in a virtual thread of its own.
 *
 * <p>{@code seen} names what the client has been given or was filtered out for it; each record is offered in order per
 * partition and only if {@code seen} does not cover it, so nothing is missing or doubled where history meets ring.
 */
final class LiveClient {

    private final LiveRing ring;
    private final History history;
    private final DetectionFilter filter;
    private final Duration heartbeat;
    private final LoginEnd login;
    private final Outlet outlet;
    private Extent seen = Extent.NONE;

    LiveClient(
            LiveRing ring, History history, DetectionFilter filter, Duration heartbeat, LoginEnd login, Outlet outlet) {
        this.ring = ring;
        this.history = history;
        this.filter = filter;
        this.heartbeat = heartbeat;
        this.login = login;
        this.outlet = outlet;
    }

    /** Where messages go. */
    interface Outlet {
        /** Hands over a message once the client can take it. */
        void send(LiveMessage message) throws InterruptedException;
    }

    /**
     * Serves the client until it is cut off or the thread is interrupted.
     *
     * @param lastId the last id it saw; null for a client that begins now
     */
    void run(@Nullable String lastId) throws InterruptedException {
        try {
            follow(lastId == null ? begin() : resume(lastId));
            outlet.send(new CutOff(
                    login.isPast()
                            ? "the login has ended; log in again and come back with the last id"
                            : "the service stops; come back with the last id"));
        } catch (OvertakenException e) {
            outlet.send(new CutOff(e.getMessage() + "; come back with the last id"));
        }
    }

    private long begin() throws InterruptedException {
        LiveRing.Snapshot now = ring.snapshot();
        seen = now.upTo();
        outlet.send(new Welcome(seen.toString()));
        return now.end();
    }

    private long resume(String lastId) throws InterruptedException {
        Extent last;
        try {
            last = Extent.parse(lastId);
        } catch (IllegalArgumentException e) {
            return reset("the last id is none of this stream");
        }
        LiveRing.Snapshot now = ring.snapshot();
        for (var partition : last.next().entrySet()) {
            // Read up to here means that the record before was read: it must exist.
            if (partition.getValue() > 0 && !now.upTo().covers(partition.getKey(), partition.getValue() - 1)) {
                return reset("the last id is from another stream: partition " + partition.getKey() + " has no offset "
                        + (partition.getValue() - 1));
            }
        }
        seen = last;
        outlet.send(new Welcome(seen.toString()));
        try {
            // While history is read the ring moves on, perhaps past what has just been read: then read on.
            while (!reaches(now.before())) {
                seen = history.read(seen, now.before(), this::offer);
                now = ring.snapshot();
            }
        } catch (History.ExpiredException e) {
            return reset(String.valueOf(e.getMessage()));
        }
        return now.begin();
    }

    /** Whether everything before the ring has been seen. */
    private boolean reaches(Extent before) {
        return before.next().entrySet().stream()
                .allMatch(e -> e.getValue() == 0 || seen.covers(e.getKey(), e.getValue() - 1));
    }

    private long reset(String why) throws InterruptedException {
        LiveRing.Snapshot now = ring.snapshot();
        seen = now.upTo();
        outlet.send(new Reset(seen.toString(), why));
        return now.end();
    }

    private void follow(long start) throws OvertakenException, InterruptedException {
        long index = start;
        while (!login.isPast()) {
            Duration wait = login.earlier(heartbeat);
            LiveEvent event = ring.await(index, wait);
            if (event != null) {
                offer(event);
                index++;
            } else if (ring.isClosed()) {
                return;
            } else if (!login.isPast()) {
                outlet.send(new Heartbeat(seen.toString()));
            }
        }
    }

    private void offer(LiveEvent event) throws InterruptedException {
        if (seen.covers(event.partition(), event.offset())) {
            return;
        }
        seen = seen.with(event.partition(), event.offset());
        if (!login.isPast() && filter.accepts(event.detection())) {
            outlet.send(new Seen(seen.toString(), event.json()));
        }
    }
}
