package dev.fovea.query.live;

import dev.fovea.query.pages.Extent;

/** The part of {@code fovea.detections} that is older than the ring. */
public interface History {

    /** Takes events one by one; may block as long as the client does not read. */
    @FunctionalInterface
    interface Taker {
        void take(LiveEvent event) throws InterruptedException;
    }

    /**
     * Reads each record between two extents once.
     *
     * @return how far the history was read: at least {@code to}
     * @throws ExpiredException if some of it is no longer kept, before anything is given to the taker
     */
    Extent read(Extent from, Extent to, Taker taker) throws ExpiredException, InterruptedException;

    /** Part of the history is past its retention. */
    final class ExpiredException extends Exception {

        private static final long serialVersionUID = 1L;

        public ExpiredException(String message) {
            super(message);
        }
    }
}
