package dev.fovea.inference.repository;

/** The model cannot be changed now, because another change has not ended, or the first model is not warm yet. */
public final class ChangeUnderWayException extends Exception {

    private static final long serialVersionUID = 1L;

    public ChangeUnderWayException() {
        super("the model is being changed by another request, or the first one is not warm yet; try again");
    }
}
