package dev.fovea.inference.frames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.Fakes;
import dev.fovea.inference.tracing.Tracing;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewestFramesTest {

    private static final int MOST = 5;
    private static final TopicPartition FIRST = new TopicPartition(Topic.FRAMES.topic(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topic.FRAMES.topic(), 1);

    private final List<Integer> skipped = new ArrayList<>();
    private final NewestFrames backlog = new NewestFrames(MOST, skipped::add);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");

    @BeforeEach
    void begin() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 100L, SECOND, 200L));
    }

    private FramesSource source() {
        FramesSource source = new FramesSource(consumer, () -> {}, backlog, Tracing.off());
        consumer.rebalance(List.of(FIRST, SECOND));
        backlog.assigned(consumer, List.of(FIRST, SECOND));
        return source;
    }

    private void addFrames(TopicPartition partition, long from, int count) {
        for (long offset = from; offset < from + count; offset++) {
            ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                    partition.topic(), partition.partition(), offset, "yard".getBytes(UTF_8), new byte[] {90});
            Fakes.headers(offset, 1).writeTo(record.headers());
            consumer.addRecord(record);
        }
        consumer.updateEndOffsets(Map.of(partition, from + count));
    }

    @Test
    void shouldBeginAtTheNewestFrameWhateverAnEarlierTrialHasCommitted() {
        try (FramesSource source = source()) {
            assertThat(consumer.position(FIRST)).isEqualTo(100);
            assertThat(consumer.committed(Set.of(SECOND))).containsEntry(SECOND, new OffsetAndMetadata(200));
            assertThat(source.poll(Duration.ZERO).isEmpty()).isTrue();
        }
        assertThat(skipped).isEmpty();
    }

    @Test
    void shouldTakeEveryFrameWhileFewWait() {
        try (FramesSource source = source()) {
            addFrames(FIRST, 100, 3);
            addFrames(SECOND, 200, 2);

            assertThat(source.poll(Duration.ZERO).arrivals()).hasSize(5);
        }
        assertThat(skipped).isEmpty();
    }

    @Test
    void shouldGoToTheNewestFrameAndCountTheRestWhenTooManyWait() {
        try (FramesSource source = source()) {
            consumer.updateEndOffsets(Map.of(FIRST, 104L, SECOND, 202L));

            assertThat(source.poll(Duration.ZERO).isEmpty()).isTrue();

            assertThat(skipped).containsExactly(6);
            assertThat(consumer.position(FIRST)).isEqualTo(104);
            assertThat(consumer.position(SECOND)).isEqualTo(202);
            addFrames(FIRST, 104, 1);
            assertThat(source.poll(Duration.ZERO).arrivals()).hasSize(1);
        }
    }

    @Test
    void shouldGoOnAtTheCommittedOffsetsAfterItHasBegun() {
        try (FramesSource source = source()) {
            consumer.seek(FIRST, 90);

            backlog.assigned(consumer, List.of(FIRST));

            assertThat(consumer.position(FIRST)).isEqualTo(90);
            assertThat(source.partitions()).isEqualTo(2);
        }
    }
}
