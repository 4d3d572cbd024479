package dev.fovea.ingest.feed;

import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.topics.Camera;

/** Opens the feeds of cameras. Thread-safe. */
public interface Feeds {

    /**
     * Opens a camera's source; the caller closes the feed.
     *
     * @param deadline of the calling thread's calls on this feed
     * @throws FeedLostException if the process that was to read the source was lost
     * @throws SourceException if it cannot be opened; the message says why and holds no secret
     * @throws InterruptedException if the capture was told to stop
     */
    Feed open(Camera camera, Deadline deadline) throws SourceException, InterruptedException;
}
