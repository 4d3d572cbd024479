package dev.fovea.ingest.feed;

import dev.fovea.ingest.source.SourceException;

/** The process that read a source has ended or is about to; the source itself may be well. */
public class FeedLostException extends SourceException {

    private static final long serialVersionUID = 1L;

    private final boolean culprit;

    /** @param culprit whether this very source brought the process down: it is opened again only after a pause */
    public FeedLostException(String message, boolean culprit) {
        super(message);
        this.culprit = culprit;
    }

    public boolean culprit() {
        return culprit;
    }
}
