package dev.fovea.ingest.capture;

import dev.fovea.ingest.feed.Feeds;
import java.time.Duration;

/**
 * What every capture of an instance shares.
 *
 * @param feeds which open the cameras' sources
 * @param outlet for frames
 * @param retryFirst the longest first pause after a failure
 * @param retryMost the longest pause
 */
public record CaptureTools(Feeds feeds, FrameOutlet outlet, Duration retryFirst, Duration retryMost) {

    /** The same with another outlet. */
    public CaptureTools into(FrameOutlet other) {
        return new CaptureTools(feeds, other, retryFirst, retryMost);
    }
}
