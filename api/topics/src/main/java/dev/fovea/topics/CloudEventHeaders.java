package dev.fovea.topics;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0 attributes in Kafka binary mode (CloudEvents Kafka protocol binding 1.0.2, section 3.2). */
public final class CloudEventHeaders {

    private CloudEventHeaders() {}

    /** The headers of a detection; the id is the frame's place, so that a replay gives the same id. */
    public static void write(Headers headers, Detection detection) {
        String id = detection.frame().partition() + "-" + detection.frame().offset();
        write(headers, Detection.EVENT_TYPE, detection.camera(), id, detection.classifiedAt());
    }

    /** The headers of a sighting; each upsert is an event of its own. */
    public static void write(Headers headers, Sighting sighting) {
        String id = sighting.id() + "-" + sighting.count() + (sighting.open() ? "" : "-closed");
        write(headers, Sighting.EVENT_TYPE, sighting.camera(), id, sighting.end());
    }

    private static void write(Headers headers, String type, String camera, String id, Instant time) {
        HeaderText.put(headers, "ce_specversion", "1.0");
        HeaderText.put(headers, "ce_type", type);
        HeaderText.put(headers, "ce_source", "/cameras/" + camera);
        HeaderText.put(headers, "ce_id", id);
        HeaderText.put(headers, "ce_time", time.toString());
        HeaderText.put(headers, "content-type", "application/json");
    }
}
