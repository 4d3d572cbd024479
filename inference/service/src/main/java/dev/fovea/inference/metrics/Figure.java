package dev.fovea.inference.metrics;

import java.util.List;

/**
 * Every figure of this service, in the terms of NVIDIA's Triton where it has one: a request queues, its input is computed (decode),
 * the network computes, its output is made. Names are Micrometer's; Prometheus writes dots as underscores and appends unit and
 * {@code total}. The table in {@code inference/README.md} is tested against this.
 */
public enum Figure {
    CLASSIFIED("fovea.frames.classified", "counter, frames", "model", "frames with a committed detection"),
    REJECTED("fovea.frames.rejected", "counter, frames", "reason", "frames with a committed rejection"),
    PENDING("fovea.inference.pending", "gauge, frames", "", "frames taken from the broker and not answered yet"),
    REQUEST(
            "fovea.inference.request",
            "timer, seconds",
            "model",
            "one frame from being taken to its answer: queue, decode, compute and output"),
    QUEUE(
            "fovea.inference.queue",
            "timer, seconds",
            "model",
            "one frame from being taken to the begin of its decoding"),
    DECODE("fovea.inference.decode", "timer, seconds", "model", "one frame decoded, cropped and resized"),
    COMPUTE("fovea.inference.compute", "timer, seconds", "model", "one batch through the network"),
    OUTPUT("fovea.inference.output", "timer, seconds", "model", "one batch's answers made into detections"),
    BATCH_SIZE("fovea.batch.size", "histogram, regions", "model", "regions that went through the network at once"),
    COMMIT("fovea.inference.commit", "timer, seconds", "", "one transaction: records, offsets, commit"),
    CAPTURE_TO_TAG(
            "fovea.capture.to.tag",
            "histogram, seconds",
            "camera",
            "from capture to the network's answer, of frames with a committed detection"),
    SHADOW_CLASSIFIED(
            "fovea.shadow.classified", "counter, frames", "model", "frames with a committed detection of the shadow"),
    SHADOW_REFUSED("fovea.shadow.refused", "counter, frames", "reason", "frames that the shadow could not classify"),
    SHADOW_SKIPPED(
            "fovea.shadow.skipped",
            "counter, frames",
            "",
            "frames that the shadow passed over because it was too far behind");

    private final String meter;
    private final String kind;
    private final String label;
    private final String meaning;

    Figure(String meter, String kind, String label, String meaning) {
        this.meter = meter;
        this.kind = kind;
        this.label = label;
        this.meaning = meaning;
    }

    /** Its name in Micrometer. */
    public String meter() {
        return meter;
    }

    /** What kind of meter it is, and its unit. */
    public String kind() {
        return kind;
    }

    /** The labels that tell its series apart. */
    public List<String> labels() {
        return label.isEmpty() ? List.of() : List.of(label);
    }

    /** What it tells, in words. */
    public String meaning() {
        return meaning;
    }
}
