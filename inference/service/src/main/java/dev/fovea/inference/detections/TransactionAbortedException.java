package dev.fovea.inference.detections;

/** A transaction was aborted, usually because partitions went to another member; nothing of it is visible. */
public class TransactionAbortedException extends Exception {

    private static final long serialVersionUID = 1L;

    public TransactionAbortedException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
