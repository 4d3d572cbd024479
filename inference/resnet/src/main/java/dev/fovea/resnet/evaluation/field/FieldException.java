package dev.fovea.resnet.evaluation.field;

/** Labelled regions, clips or photos that cannot be evaluated on; says which, and what is accepted. */
public final class FieldException extends Exception {

    FieldException(String message) {
        super(message);
    }

    FieldException(String message, Throwable cause) {
        super(message, cause);
    }
}
