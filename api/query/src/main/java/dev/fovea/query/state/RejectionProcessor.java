package dev.fovea.query.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.query.accounts.AccountTally;
import dev.fovea.topics.Camera;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.MalformedFrameException;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts each rejection in its camera's account, or apart where the record names no camera or no place in its order.
 *
 * <p>Each record is counted once because the count and the offset are committed together.
 */
final class RejectionProcessor implements Processor<String, byte[], Void, Void> {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private @Nullable Task task;

    /** What the processor has once it is initialised. */
    private record Task(
            ProcessorContext<Void, Void> context,
            KeyValueStore<String, AccountTally> tallies,
            KeyValueStore<Integer, Rejections> unattributed) {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        task = new Task(context, context.getStateStore(Stores.TALLIES), context.getStateStore(Stores.UNATTRIBUTED));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        Task running = Objects.requireNonNull(task, "init comes first");
        Reason reason = reason(record.headers());
        @Nullable String camera = record.key();
        OptionalLong epoch = number(record.headers().lastHeader(FrameHeaders.EPOCH));
        OptionalLong seq = number(record.headers().lastHeader(FrameHeaders.SEQ));
        // Only a frame with a place in its camera's order was counted as captured, and a copy of it was not.
        if (camera != null
                && Camera.isId(camera)
                && epoch.isPresent()
                && seq.isPresent()
                && reason != Reason.REPLAYED) {
            AccountTally tally = Objects.requireNonNullElse(running.tallies().get(camera), AccountTally.NONE);
            running.tallies().put(camera, tally.withRejection(reason, epoch.getAsLong(), seq.getAsLong()));
        } else {
            int partition = running.context().recordMetadata().orElseThrow().partition();
            Rejections counted =
                    Objects.requireNonNullElse(running.unattributed().get(partition), Rejections.NONE);
            running.unattributed().put(partition, counted.with(reason));
        }
    }

    /** A rejection whose own headers cannot be read is still one record that is no frame. */
    private static Reason reason(Headers headers) {
        try {
            return RejectionHeaders.read(headers).reason();
        } catch (MalformedFrameException e) {
            return Reason.POISON;
        }
    }

    private static OptionalLong number(@Nullable Header header) {
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        String text = new String(header.value(), UTF_8);
        return NUMBER.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
