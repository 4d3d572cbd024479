package dev.fovea.inference.repository;

/** A package cannot be removed, because it classifies frames now. */
public final class ModelInUseException extends Exception {

    private static final long serialVersionUID = 1L;

    public ModelInUseException(String model) {
        super("model " + model + " is in use and cannot be removed; use another one first");
    }
}
