package dev.fovea.query.instances;

/** A cursor of a page of other cameras: it does not say what the pages asked for are drawn from. */
public final class ForeignCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignCursorException() {
        super("cursor: comes from a page of other cameras; take it from 'next' of a page, and leave the rest of the"
                + " request as it was");
    }
}
