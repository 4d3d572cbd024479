package dev.fovea.inference.model;

import dev.fovea.topics.Reason;

/** A picture cannot become the network's input; the reason says of which kind the trouble is, the message what it is. */
public class UnreadablePictureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public UnreadablePictureException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What was found and what is accepted. */
    public String error() {
        return String.valueOf(getMessage());
    }
}
