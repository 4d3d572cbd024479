package dev.fovea.inference.frames;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.inference.tracing.TracedFrame;
import dev.fovea.inference.tracing.Tracing;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.RejectionHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The traced ones among the records of a poll, until what became of them is visible. From {@link #begin} on each record's
 * {@code traceparent} names its processing here and no longer its sending, so that what is made of it goes on from there.
 * For one thread at a time.
 */
public final class TracedFrames {

    /** There are none. */
    public static final TracedFrames NONE = new TracedFrames(Map.of());

    private final Map<Integer, TracedFrame> byPlace;

    private TracedFrames(Map<Integer, TracedFrame> byPlace) {
        this.byPlace = byPlace;
    }

    static TracedFrames begin(Tracing tracing, List<ConsumerRecord<byte[], byte[]>> records, String group) {
        if (!tracing.isOn()) {
            return NONE;
        }
        Map<Integer, TracedFrame> traced = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            FrameRef place = new FrameRef(record.partition(), record.offset());
            TracedFrame frame = tracing.taken(text(record.headers(), FrameHeaders.TRACEPARENT), place, group)
                    .orElse(null);
            if (frame != null) {
                put(record.headers(), frame.traceparent());
                traced.put(i, frame);
            }
        }
        return new TracedFrames(traced);
    }

    /**
     * The result of one of the records is being sent; if it is traced, the result names its sending.
     *
     * @param place of the record in its poll, from 0
     */
    public void sending(int place, ProducerRecord<byte[], byte[]> result) {
        TracedFrame frame = byPlace.get(place);
        if (frame != null) {
            put(result.headers(), frame.sending(result.topic(), text(result.headers(), RejectionHeaders.REASON)));
        }
    }

    /** What was sent is visible. */
    public void settled() {
        byPlace.values().forEach(TracedFrame::settled);
    }

    /** Nothing became visible. */
    public void abandoned() {
        byPlace.values().forEach(TracedFrame::abandoned);
    }

    private static void put(Headers headers, String traceparent) {
        headers.remove(FrameHeaders.TRACEPARENT).add(FrameHeaders.TRACEPARENT, traceparent.getBytes(UTF_8));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
