package dev.fovea.load.cluster;

/** The processes of Fovea on one machine, in the order in which they start; they stop in reverse. */
public enum Service {
    KAFKA,
    INGEST,
    INFERENCE,
    QUERY;

    /** As written in messages, logs and file names. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
