package dev.fovea.load.client;

/** The query service refused a request or could not be reached. The message is fit to be shown to a user. */
public class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message);
    }

    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
