package dev.fovea.ingest.capture;

import dev.fovea.topics.CameraState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The states of a camera on the instance that owns it. */
public sealed interface CaptureState {

    /** When the state began. */
    Instant since();

    /** The state as others see it. */
    default CameraState word() {
        return switch (this) {
            case Connecting c -> CameraState.CONNECTING;
            case Running r -> CameraState.RUNNING;
            case Retrying r -> CameraState.RETRYING;
            case Finished f -> CameraState.FINISHED;
            case Disabled d -> CameraState.DISABLED;
            case Invalid i -> CameraState.INVALID;
            case Stopped s -> CameraState.STOPPED;
        };
    }

    /** What went wrong, without any secret, or null if nothing did. */
    default @Nullable String error() {
        return switch (this) {
            case Connecting c -> c.lastError();
            case Retrying r -> r.reason();
            case Invalid i -> i.reason();
            case Running r -> null;
            case Finished f -> null;
            case Disabled d -> null;
            case Stopped s -> null;
        };
    }

    /**
     * The source is being opened.
     *
     * @param lastError why it failed before, if it did
     */
    record Connecting(Instant since, @Nullable String lastError) implements CaptureState {}

    /** Frames come in under this epoch. */
    record Running(Instant since, long epoch) implements CaptureState {}

    /**
     * The source failed and is opened again at {@code until}.
     *
     * @param attempt how many times in a row it failed, ≥ 1
     */
    record Retrying(Instant since, Instant until, int attempt, String reason) implements CaptureState {}

    /** The source ended and is not looped. */
    record Finished(Instant since) implements CaptureState {}

    /** The camera is switched off. */
    record Disabled(Instant since) implements CaptureState {}

    /** The definition cannot be used. */
    record Invalid(Instant since, String reason) implements CaptureState {}

    /** This instance gave the camera up, or the camera was removed. */
    record Stopped(Instant since) implements CaptureState {}
}
