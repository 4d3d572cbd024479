package dev.fovea.ingest.publish;

import dev.fovea.ingest.capture.Frame;
import dev.fovea.ingest.capture.FrameOutlet;
import dev.fovea.topics.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Frames between the captures and the broker, bounded in bytes: one queue a camera, served in turn.
 *
 * <p>When the bound is reached, a live frame makes room by dropping the oldest frame of its own camera, or of the camera
 * that holds most if its own has none. Recorded frames at full speed wait instead, and may fill only half of the buffer,
 * so that they never push live ones out. Frames that were taken and not yet acknowledged have a bound of their own.
 * Thread-safe.
 */
public final class FrameBuffer implements FrameOutlet {

    private final long maxQueued;
    private final long maxInFlight;
    private final Map<String, ArrayDeque<Frame>> queues = new LinkedHashMap<>();
    private final Map<String, Long> queuedOf = new HashMap<>();
    private final Map<String, Integer> inFlightOf = new HashMap<>();
    private long queued;
    private long inFlight;
    private boolean closed;

    /**
     * @param maxQueued bytes that wait
     * @param maxInFlight bytes that are being sent; one frame is always let through
     */
    public FrameBuffer(long maxQueued, long maxInFlight) {
        this.maxQueued = maxQueued;
        this.maxInFlight = maxInFlight;
    }

    @Override
    public synchronized void offer(Frame frame) {
        if (closed) {
            frame.account().dropped(Reason.SHUTDOWN);
            return;
        }
        while (queued > 0 && queued + frame.size() > maxQueued) {
            removeOldest(victim(frame.camera())).account().dropped(Reason.BACKPRESSURE);
        }
        add(frame);
    }

    @Override
    public synchronized void put(Frame frame) throws InterruptedException {
        try {
            while (!closed && queued > 0 && queued + frame.size() > maxQueued / 2) {
                wait();
            }
        } catch (InterruptedException e) {
            frame.account().dropped(Reason.SHUTDOWN);
            throw e;
        }
        if (closed) {
            frame.account().dropped(Reason.SHUTDOWN);
        } else {
            add(frame);
        }
    }

    private String victim(String own) {
        return queues.containsKey(own)
                ? own
                : queuedOf.entrySet().stream()
                        .max(Comparator.comparingLong(Map.Entry::getValue))
                        .orElseThrow()
                        .getKey();
    }

    private void add(Frame frame) {
        queues.computeIfAbsent(frame.camera(), c -> new ArrayDeque<>()).add(frame);
        queuedOf.merge(frame.camera(), (long) frame.size(), Long::sum);
        queued += frame.size();
        notifyAll();
    }

    /** Removes the oldest frame of a camera that has one. */
    private Frame removeOldest(String camera) {
        ArrayDeque<Frame> queue = queues.get(camera);
        if (queue == null) {
            throw new IllegalStateException("no frame of camera " + camera + " waits");
        }
        Frame frame = queue.remove();
        queued -= frame.size();
        queuedOf.merge(camera, (long) -frame.size(), Long::sum);
        if (queue.isEmpty()) {
            queues.remove(camera);
            queuedOf.remove(camera);
        }
        return frame;
    }

    /** Waits until a frame of these cameras can be taken, or something else holds after a {@link #wake}. */
    public synchronized void await(Predicate<String> cameras, BooleanSupplier otherwise) throws InterruptedException {
        while (!otherwise.getAsBoolean() && !(waits(cameras) && hasRoomInFlight())) {
            wait();
        }
    }

    /** Makes those who wait look again. */
    public synchronized void wake() {
        notifyAll();
    }

    /** Whether a frame of these cameras waits. */
    public synchronized boolean waits(Predicate<String> cameras) {
        return queues.keySet().stream().anyMatch(cameras);
    }

    /**
     * The next frames of these cameras, each camera in its turn, at least one if one waits and there is room for it in
     * flight; each counts as in flight until {@link #done}.
     *
     * @param maxBytes which only a single frame may exceed
     */
    public synchronized List<Frame> takeAll(Predicate<String> cameras, long maxBytes) {
        List<Frame> taken = new ArrayList<>();
        long bytes = 0;
        for (Frame next = peek(cameras); next != null && hasRoomInFlight(); next = peek(cameras)) {
            if (!taken.isEmpty() && bytes + next.size() > maxBytes) {
                break;
            }
            taken.add(take(next.camera()));
            bytes += next.size();
        }
        notifyAll();
        return taken;
    }

    private boolean hasRoomInFlight() {
        return inFlight == 0 || inFlight < maxInFlight;
    }

    private @Nullable Frame peek(Predicate<String> cameras) {
        for (Map.Entry<String, ArrayDeque<Frame>> entry : queues.entrySet()) {
            if (cameras.test(entry.getKey())) {
                return entry.getValue().peek();
            }
        }
        return null;
    }

    private Frame take(String camera) {
        ArrayDeque<Frame> queue = queues.get(camera);
        Frame frame = removeOldest(camera);
        if (queue != null && !queue.isEmpty()) {
            queues.remove(camera);
            queues.put(camera, queue); // To the end: the others come first.
        }
        inFlight += frame.size();
        inFlightOf.merge(camera, 1, Integer::sum);
        return frame;
    }

    /** A taken frame was acknowledged or has failed for good. */
    public synchronized void done(Frame frame) {
        inFlight -= frame.size();
        inFlightOf.computeIfPresent(frame.camera(), (c, n) -> n == 1 ? null : n - 1);
        notifyAll();
    }

    @Override
    public synchronized void flush(Set<String> cameras, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis();
                isUnderWay(cameras) && left > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        for (String camera : cameras) {
            dropQueued(camera);
        }
    }

    @Override
    public synchronized void awaitSettled(String camera) throws InterruptedException {
        while (isUnderWay(Set.of(camera))) {
            wait();
        }
    }

    private boolean isUnderWay(Set<String> cameras) {
        return cameras.stream().anyMatch(c -> queues.containsKey(c) || inFlightOf.containsKey(c));
    }

    private void dropQueued(String camera) {
        while (queues.containsKey(camera)) {
            removeOldest(camera).account().dropped(Reason.SHUTDOWN);
        }
        notifyAll();
    }

    /** Takes no more frames and drops those that wait as {@code shutdown}. */
    public synchronized void close() {
        closed = true;
        Set.copyOf(queues.keySet()).forEach(this::dropQueued);
        notifyAll();
    }

    /** Bytes that wait. */
    public synchronized long queuedBytes() {
        return queued;
    }

    /** Bytes that are being sent. */
    public synchronized long inFlightBytes() {
        return inFlight;
    }
}
