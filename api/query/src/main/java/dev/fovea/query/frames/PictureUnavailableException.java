package dev.fovea.query.frames;

/** There is no picture at a place, or none can be read now. The message says which and why. */
public class PictureUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Cause {
        /** There never was one, or it is not there yet. */
        ABSENT,
        /** It was there, and retention has passed. */
        EXPIRED,
        /** The broker did not give it in time, or all readers are busy. */
        BUSY
    }

    private final Cause why;

    public PictureUnavailableException(Cause why, String message) {
        super(message);
        this.why = why;
    }

    /** Why there is none. */
    public Cause why() {
        return why;
    }
}
