package dev.fovea.query.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private AccountTally tally = AccountTally.NONE;
    private long dropped;

    private void status(long epoch, long lastSeq, long published) {
        Counts counts = new Counts(published + dropped, published, Map.of(Reason.BACKPRESSURE, dropped));
        tally = tally.withStatus(
                new CameraStatus("gate", CameraState.RUNNING, NOON, NOON, epoch, lastSeq, counts, "ingest-1", null));
    }

    private void detections(long epoch, long fromSeq, long toSeq) {
        for (long seq = fromSeq; seq <= toSeq; seq++) {
            tally = tally.withDetection(epoch, seq);
        }
    }

    @Test
    void shouldMissNothingWhileFramesAreSettledInTheirTurn() {
        status(1, -1, 0);
        for (long turn = 0; turn < 10; turn++) {
            detections(1, 10 * turn, 10 * turn + 6);
            status(1, 10 * turn + 8, 10 * turn + 9);
            detections(1, 10 * turn + 7, 10 * turn + 9);

            assertThat(tally.expired()).isZero();
        }
    }

    @Test
    void shouldCountWhatIsGoneOnceALaterFrameIsSettled() {
        detections(1, 0, 9);
        status(1, 99, 100);
        assertThat(tally.expired()).as("they may still be read").isZero();

        detections(1, 90, 110);

        assertThat(tally.expired()).isEqualTo(80);
        status(1, 115, 116);
        assertThat(tally.expired()).isEqualTo(80);
        detections(1, 111, 120);
        assertThat(tally.expired()).isEqualTo(80);
    }

    @Test
    void shouldCountWhatIsGoneOfAnEpochThatHasEnded() {
        detections(1, 0, 9);
        status(1, 49, 50);
        status(2, 19, 70);

        detections(2, 15, 20);

        assertThat(tally.expired()).as("of epoch 1, by the mark").isEqualTo(40);
        status(2, 20, 71);
        assertThat(tally.expired()).as("of both").isEqualTo(55);
    }

    @Test
    void shouldNotTakeForGoneWhatIngestDroppedOrInferenceRejected() {
        dropped = 5;
        status(1, 14, 10);
        detections(1, 0, 8);
        tally = tally.withRejection(Reason.STALE, 1, 14);

        assertThat(tally.expired()).isZero();
        dropped = 8;
        status(1, 22, 15);
        detections(1, 18, 22);
        assertThat(tally.expired()).isZero();
    }

    @Test
    void shouldWaitForTheNextStatusWhereFramesAfterThisOneAreSettled() {
        detections(1, 0, 20);
        status(1, 10, 11);
        assertThat(tally.expired()).isZero();

        status(1, 20, 21);
        detections(1, 21, 25);

        assertThat(tally.expired()).isZero();
    }

    @Test
    void shouldStandInTheAccountWhichStillAddsUp() {
        status(1, 99, 100);
        detections(1, 60, 99);

        Account account = Account.of("gate", new Counts(100, 100, Map.of()), tally);

        assertThat(account.rejected()).containsExactly(Map.entry(Reason.EXPIRED, 60L));
        assertThat(account.inFlight()).isZero();
        assertThat(account.captured()).isEqualTo(100);
    }

    @Test
    void shouldReadWhatAnEarlierVersionStored() {
        tally = new AccountTally(3, Map.of(), 1, 2, null).withDetection(1, 3);

        assertThat(tally.classified()).isEqualTo(4);
        assertThat(tally.expired()).isZero();
    }
}
