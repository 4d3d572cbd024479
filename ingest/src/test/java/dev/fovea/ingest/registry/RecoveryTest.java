package dev.fovea.ingest.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.capture.Account.Standing;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    @Test
    void shouldCountFramesThatWerePublishedAfterTheStatus() {
        Standing last = new Standing(3, 9, new Counts(110, 110, Map.of()));

        Standing corrected = Recovery.correct(last, List.of(8L, 9L, 10L, 11L));

        assertThat(corrected).isEqualTo(new Standing(3, 11, new Counts(112, 112, Map.of())));
    }

    @Test
    void shouldCountSeqsThatNeverArrivedAsSourceGap() {
        Standing last = new Standing(3, 9, new Counts(110, 108, Map.of(Reason.BACKPRESSURE, 2L)));

        Standing corrected = Recovery.correct(last, List.of(10L, 13L));

        assertThat(corrected)
                .isEqualTo(new Standing(
                        3, 13, new Counts(114, 110, Map.of(Reason.BACKPRESSURE, 2L, Reason.SOURCE_GAP, 2L))));
    }

    @Test
    void shouldSettleWhatWasInFlightAtTheStatus() {
        Standing last = new Standing(1, 9, new Counts(10, 6, Map.of()));

        Standing corrected = Recovery.correct(last, List.of(4L, 5L, 6L, 7L));

        assertThat(corrected).isEqualTo(new Standing(1, 9, new Counts(10, 8, Map.of(Reason.SOURCE_GAP, 2L))));
    }

    @Test
    void shouldLeaveAnAccountAloneThatHasNothingToMend() {
        Standing last = new Standing(1, 9, new Counts(10, 10, Map.of()));

        assertThat(Recovery.correct(last, List.of())).isEqualTo(last);
    }

    @Test
    void shouldReachBackToAFrameThatWasPublishedBeforeThoseInFlight() {
        Standing last = new Standing(1, 9, new Counts(10, 6, Map.of()));

        assertThat(Recovery.reachesBack(last, List.of(6L, 7L, 8L, 9L))).isFalse();
        assertThat(Recovery.reachesBack(last, List.of(5L, 7L))).isTrue();
        assertThat(Recovery.reachesBack(new Standing(1, 9, new Counts(10, 10, Map.of())), List.of()))
                .isTrue();
    }

    @Property(tries = 200)
    void shouldAlwaysLeaveNothingInFlight(
            @ForAll @LongRange(min = 0, max = 100) long captured,
            @ForAll @IntRange(max = 100) int inFlight,
            @ForAll Set<@LongRange(min = 0, max = 200) Long> found) {
        long open = Math.min(captured, inFlight);
        Standing last = new Standing(1, captured - 1, new Counts(captured, captured - open, Map.of()));

        Standing corrected = Recovery.correct(last, found);

        assertThat(corrected.inFlight()).isZero();
        assertThat(corrected.counts().captured()).isEqualTo(corrected.lastSeq() + 1);
        assertThat(corrected.counts().published())
                .isLessThanOrEqualTo(corrected.counts().captured());
    }

    @Property(tries = 200)
    void shouldAgreeWithTheTopicWhenEveryFrameArrived(
            @ForAll @LongRange(min = 1, max = 100) long atStatus,
            @ForAll @LongRange(min = 0, max = 50) long later,
            @ForAll @IntRange(max = 20) int inFlight) {
        long open = Math.min(atStatus, inFlight);
        Standing last = new Standing(1, atStatus - 1, new Counts(atStatus, atStatus - open, Map.of()));

        Standing corrected = Recovery.correct(
                last, LongStream.range(0, atStatus + later).boxed().toList());

        assertThat(corrected.counts()).isEqualTo(new Counts(atStatus + later, atStatus + later, Map.of()));
    }
}
