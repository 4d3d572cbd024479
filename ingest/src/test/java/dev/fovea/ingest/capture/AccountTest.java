package dev.fovea.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final Account account = new Account(Account.Standing.NONE);

    @Test
    void shouldGiveSeqsFromZeroInEachEpoch() {
        assertThat(account.beginEpoch()).isEqualTo(1);
        assertThat(account.capture()).isZero();
        assertThat(account.capture()).isEqualTo(1);
        assertThat(account.beginEpoch()).isEqualTo(2);
        assertThat(account.capture()).isZero();
    }

    @Test
    void shouldKnowWhatIsInFlight() {
        account.beginEpoch();
        for (int i = 0; i < 5; i++) {
            account.capture();
        }
        account.published();
        account.dropped(Reason.BACKPRESSURE);

        assertThat(account.standing().inFlight()).isEqualTo(3);
    }

    @Test
    void shouldGoOnFromWhereAnotherInstanceStopped() {
        Account next = new Account(new Account.Standing(7, 41, new Counts(100, 98, Map.of(Reason.OVERSIZE, 2L))));

        next.beginEpoch();
        next.capture();
        next.published();

        assertThat(next.standing())
                .isEqualTo(new Account.Standing(8, 0, new Counts(101, 99, Map.of(Reason.OVERSIZE, 2L))));
    }
}
