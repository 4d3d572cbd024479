package dev.fovea.ingest.feed;

import dev.fovea.ingest.source.SourceException;
import org.jspecify.annotations.Nullable;

/** An opened source that gives what sampling keeps of it, with its regions found and encoded. Used by one thread. */
public interface Feed extends AutoCloseable {

    /**
     * What was kept next, or null at the source's end.
     *
     * @throws FeedLostException if the process that reads the source was lost
     * @throws SourceException if the source failed or gave nothing in time
     * @throws InterruptedException if the capture was told to stop
     */
    @Nullable
    Kept next() throws SourceException, InterruptedException;

    /** Frees what the feed holds; called by the reading thread. */
    @Override
    void close();
}
