package dev.fovea.query.similar;

/** The region to compare with is not in the index; the message says what may be the cause. */
public class NotIndexedException extends Exception {

    private static final long serialVersionUID = 1L;

    public NotIndexedException(String message) {
        super(message);
    }
}
