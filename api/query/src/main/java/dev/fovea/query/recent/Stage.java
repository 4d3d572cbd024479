package dev.fovea.query.recent;

/** A stretch of a frame's way whose length in time is measured. */
public enum Stage {
    /** From the camera to the moment ingest hands the picture to Kafka: sampling, motion, encoding. */
    PUBLISH,
    /** From there until the network has answered: the broker, waiting in line, decoding, the network. */
    CLASSIFY,
    /** From there until this service has the detection: the transaction and the broker. */
    SHOW
}
