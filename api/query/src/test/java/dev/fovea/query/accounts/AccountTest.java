package dev.fovea.query.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Counts;
import dev.fovea.topics.Reason;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class AccountTest {

    @Property
    void shouldAlwaysAddUpAndNeverBeNegative(
            @ForAll @LongRange(min = 0, max = 1000) long captured,
            @ForAll @LongRange(min = 0, max = 1000) long published,
            @ForAll @LongRange(min = 0, max = 1000) long dropped,
            @ForAll @LongRange(min = 0, max = 1000) long classified,
            @ForAll @LongRange(min = 0, max = 1000) long rejected) {
        Account account = Account.of(
                "gate",
                new Counts(captured, published, Map.of(Reason.BACKPRESSURE, dropped)),
                new AccountTally(classified, Map.of(Reason.STALE, rejected), 1, 0, Expiry.NONE));

        assertThat(account.captured())
                .isEqualTo(account.classified() + rejected + dropped + account.inFlight())
                .isGreaterThanOrEqualTo(captured);
        assertThat(account.inFlight()).isNotNegative();
        assertThat(account.published()).isGreaterThanOrEqualTo(classified + rejected);
    }
}
