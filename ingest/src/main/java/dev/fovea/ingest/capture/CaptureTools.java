package dev.fovea.ingest.capture;

import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.source.SourceOpener;
import java.time.Duration;

/**
 * What every capture of an instance shares.
 *
 * @param opener of sources
 * @param encoder of decoded pictures
 * @param outlet for frames
 * @param retryFirst the longest first pause after a failure
 * @param retryMost the longest pause
 */
public record CaptureTools(
        SourceOpener opener, JpegEncoder encoder, FrameOutlet outlet, Duration retryFirst, Duration retryMost) {

    /** The same with another outlet. */
    public CaptureTools into(FrameOutlet other) {
        return new CaptureTools(opener, encoder, other, retryFirst, retryMost);
    }
}
