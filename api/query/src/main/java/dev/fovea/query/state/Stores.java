package dev.fovea.query.state;

/** The names of the state stores; their changelogs carry these names too, so a change here abandons the old state. */
public final class Stores {

    /** {@code TimeKey} bytes of a detection → {@code StoredRecord} bytes. */
    public static final String DETECTIONS = "detections";
    /** Camera id → the JSON of its detection with the highest (epoch, seq). */
    public static final String LATEST = "latest";
    /** Camera id → {@code AccountTally}. */
    public static final String TALLIES = "tallies";
    /** Partition → rejections by reason of records that name no camera or no place in its order. */
    public static final String UNATTRIBUTED = "unattributed";
    /** Partition → the offset of {@code fovea.detections} that comes next. */
    public static final String PROGRESS = "progress";
    /** Camera id → the JSON of its newest status. */
    public static final String STATUSES = "statuses";
    /** Camera id → the JSON of its definition; global: each instance has all. */
    public static final String CAMERAS = "cameras";

    /** {@code TimeKey} bytes of a sighting's start → {@code StoredRecord} bytes. */
    public static final String SIGHTINGS = "sightings";
    /** Camera id → {@code CameraTracks}. */
    public static final String TRACKS = "tracks";
    /** {@code TimeKey} bytes of a minute and a label → regions counted. */
    public static final String ACTIVITY = "activity";

    private Stores() {}
}
