package dev.fovea.query.state;

/** The stores cannot answer now; the message says what is going on. Asking again shortly is the cure. */
public class StateNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateNotReadyException(String message) {
        super(message);
    }

    public StateNotReadyException(String message, Throwable cause) {
        super(message, cause);
    }
}
