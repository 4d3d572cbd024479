package dev.fovea.inference.model;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The model version in use. Whoever classifies asks once for each set of frames and stays with the answer, so that a switch
 * falls between two sets and a detection names exactly one version. Thread-safe.
 */
public final class CurrentModel {

    private final AtomicReference<Optional<Model>> current = new AtomicReference<>(Optional.empty());

    /** The version in use; empty while none is warm yet. */
    public Optional<Model> get() {
        return current.get();
    }

    /** Takes a warm version into use; the former one is the caller's to close when nobody uses it any more. */
    public Optional<Model> use(Model model) {
        return current.getAndSet(Optional.of(model));
    }

    /** Takes the version out of use, to be closed by the caller. */
    public Optional<Model> retire() {
        return current.getAndSet(Optional.empty());
    }
}
