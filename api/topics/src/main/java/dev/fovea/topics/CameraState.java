package dev.fovea.topics;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a camera's capture as others see it. */
public enum CameraState {
    /** The source is being opened. */
    @JsonProperty("connecting")
    CONNECTING,
    /** Frames come in. */
    @JsonProperty("running")
    RUNNING,
    /** The source failed; the capture opens it again after a pause. */
    @JsonProperty("retrying")
    RETRYING,
    /** The source ended and is not looped. */
    @JsonProperty("finished")
    FINISHED,
    /** The camera is switched off. */
    @JsonProperty("disabled")
    DISABLED,
    /** The definition cannot be used; the error says why. */
    @JsonProperty("invalid")
    INVALID,
    /** The ingest instance stopped and no other has taken the camera over yet. */
    @JsonProperty("stopped")
    STOPPED
}
