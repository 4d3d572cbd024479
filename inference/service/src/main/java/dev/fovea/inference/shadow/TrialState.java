package dev.fovea.inference.shadow;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a trial gets on. */
public enum TrialState {
    /** The broker is being reached. */
    JOINING,
    /** Each frame that comes is classified by both versions, and compared. */
    COMPARING,
    /** It has ended. */
    OFF;

    /** As written in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
