package dev.fovea.inference.config;

/** What to do with frames that are older than the freshness budget. */
public enum Mode {
    /** They are skipped and counted as stale. */
    REALTIME,
    /** They are classified as well. */
    COMPLETE
}
