package dev.fovea.inference.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class CourtesyTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Courtesy courtesy = new Courtesy(0.25);

    /** Rests on a thread of its own; complete once the rest is over. */
    private CompletableFuture<Void> resting(long worked, AtomicBoolean ended) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> rest = CompletableFuture.runAsync(() -> {
            try {
                courtesy.rest(worked, () -> {
                    begun.countDown();
                    return ended.get();
                });
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            begun.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return rest;
    }

    @Test
    void shouldNotRestWhileNobodyNeedsTheMachine() throws Exception {
        courtesy.rest(HOUR, () -> false);
    }

    @Test
    void shouldRestThreeTimesAsLongAsItWorkedForAShareOfAQuarter() throws Exception {
        courtesy.busy(true);
        long worked = TimeUnit.MILLISECONDS.toNanos(20);

        long start = System.nanoTime();
        courtesy.rest(worked, () -> false);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(3 * worked);
    }

    @Test
    void shouldEndTheRestWhenTheStreamHasNothingToDo() {
        courtesy.busy(true);
        CompletableFuture<Void> rest = resting(HOUR, new AtomicBoolean());

        courtesy.busy(false);

        rest.join();
    }

    @Test
    void shouldEndTheRestWhenTheTrialEnds() {
        courtesy.busy(true);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> rest = resting(HOUR, ended);

        ended.set(true);
        courtesy.wake();

        rest.join();
    }

    @Test
    void shouldSayWhichSharesAreAccepted() {
        assertThatThrownBy(() -> new Courtesy(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fovea.inference.shadow-share");
    }
}
