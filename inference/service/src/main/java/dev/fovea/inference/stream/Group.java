package dev.fovea.inference.stream;

/** A consumer group of this service, and where its first member begins. */
public enum Group {
    /** Whose detections count. */
    DETECTIONS(KafkaClients.GROUP, "earliest"),
    /** A model version on trial. */
    SHADOW("fovea-inference-shadow", "latest");

    private final String id;
    private final String reset;

    Group(String id, String reset) {
        this.id = id;
        this.reset = reset;
    }

    /** As the broker knows it. */
    public String id() {
        return id;
    }

    /** Where a member begins whose group has committed nothing, by Kafka's word. */
    String reset() {
        return reset;
    }
}
