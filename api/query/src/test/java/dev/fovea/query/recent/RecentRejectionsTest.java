package dev.fovea.query.recent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import dev.fovea.topics.RejectionHeaders;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecentRejectionsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final RecentRejections recent = new RecentRejections(3);

    private static Rejection rejection(int second, String camera, Reason reason) {
        return new Rejection(
                camera, NOON.plusSeconds(second), reason, "test", new FrameRef(0, second), 1L, (long) second, NOON);
    }

    @Test
    void shouldKeepTheNewestAndGiveThemNewestFirst() {
        for (int second = 0; second < 5; second++) {
            recent.add(rejection(second, second % 2 == 0 ? "yard" : "gate", Reason.STALE));
        }

        assertThat(recent.newest(Set.of(), Set.of(), 10))
                .extracting(r -> r.frame().offset())
                .containsExactly(4L, 3L, 2L);
        assertThat(recent.newest(Set.of("gate"), Set.of(), 10)).hasSize(1);
        assertThat(recent.newest(Set.of(), EnumSet.of(Reason.POISON), 10)).isEmpty();
        assertThat(recent.newest(Set.of(), Set.of(), 1)).hasSize(1);
    }

    @Test
    void shouldKeepARejectionThatIsReadTwiceOnce() {
        recent.add(rejection(1, "yard", Reason.STALE));
        recent.add(rejection(1, "yard", Reason.STALE));

        assertThat(recent.newest(Set.of(), Set.of(), 10)).hasSize(1);
    }

    @Test
    void shouldReadARecordWhoseFrameHeadersAreMissing() {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("fovea.frames.rejected", 0, 0, "yard", new byte[0]);
        new RejectionHeaders(Reason.POISON, new TopicPartition("fovea.frames", 2), 9, "header 'seq' is missing")
                .writeTo(record.headers());

        recent.take(record);
        recent.take(new ConsumerRecord<>("fovea.frames.rejected", 0, 1, "yard", new byte[0]));

        assertThat(recent.newest(Set.of(), Set.of(), 10)).singleElement().satisfies(rejection -> {
            assertThat(rejection.reason()).isEqualTo(Reason.POISON);
            assertThat(rejection.frame()).isEqualTo(new FrameRef(2, 9));
            assertThat(rejection.capturedAt()).isNull();
        });
    }
}
