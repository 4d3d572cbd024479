package dev.fovea.ingest.feed;

import dev.fovea.ingest.motion.MotionDetector;
import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.Source;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.ingest.source.SourceOpener;
import dev.fovea.topics.Camera;
import java.time.Clock;

/**
 * Opens feeds that are read in this process. Thread-safe.
 *
 * @param opener of sources
 * @param encoder of decoded pictures
 * @param maxBytes of a picture that is published; larger ones are lost as {@code oversize}
 * @param clock tells when a picture was captured
 */
public record LocalFeeds(SourceOpener opener, JpegEncoder encoder, int maxBytes, Clock clock) {

    /**
     * Opens a camera's source.
     *
     * @param location the camera's address with its secrets
     * @param deadline of the calling thread's calls on this feed
     */
    public Feed open(Camera camera, String location, Deadline deadline) throws SourceException, InterruptedException {
        Source source = opener.open(camera, location, deadline);
        MotionDetector motion = camera.regions() == Camera.RegionMode.WHOLE ? null : new MotionDetector();
        return new LocalFeed(source, deadline, motion, encoder, maxBytes, clock);
    }
}
