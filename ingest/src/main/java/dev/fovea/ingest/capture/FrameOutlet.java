package dev.fovea.ingest.capture;

import java.time.Duration;
import java.util.Set;

/** Where frames go. Every frame given to it is, in the end, counted in its account as published or dropped. */
public interface FrameOutlet {

    /** Takes a live frame at once; where there is no room, the oldest are dropped. */
    void offer(Frame frame);

    /** Takes a frame once there is room, so that nothing is dropped. */
    void put(Frame frame) throws InterruptedException;

    /**
     * Waits until no frame of these cameras is under way. What has not been sent by the limit is dropped as
     * {@code shutdown}.
     */
    void flush(Set<String> cameras, Duration limit) throws InterruptedException;

    /** Waits until no frame of this camera is under way, for as long as the broker stays away. Drops nothing. */
    void awaitSettled(String camera) throws InterruptedException;
}
