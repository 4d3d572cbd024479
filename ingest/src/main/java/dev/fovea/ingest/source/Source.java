package dev.fovea.ingest.source;

import org.jspecify.annotations.Nullable;

/**
 * An opened source from which sampled pictures are read, by one thread. Every call returns by its deadline.
 *
 * <p>Each kind of reading is a class of its own: a video through FFmpeg, JPEGs in a multipart HTTP body, a folder.
 */
public sealed interface Source extends AutoCloseable permits VideoSource, MultipartSource, FolderSource {

    /**
     * The next picture that the sampling keeps, or null at the source's end. What the picture holds is valid until the
     * next call.
     *
     * @throws SourceException if the source failed or gave nothing in time
     * @throws InterruptedException if the capture was told to stop
     */
    @Nullable
    Shot read() throws SourceException, InterruptedException;

    /** Frees what the source holds; called by the reading thread. */
    @Override
    void close();
}
