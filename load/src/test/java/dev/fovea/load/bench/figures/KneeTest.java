package dev.fovea.load.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KneeTest {

    private static final Knee.Limit LIMIT = new Knee.Limit(10, 0.01);

    @Test
    void shouldCarryTheLastLoadBeforeTheFirstBreach() {
        List<Knee.Step> steps =
                List.of(new Knee.Step(4, 0.1, 0), new Knee.Step(8, 0.4, 0.01), new Knee.Step(16, 12, 0));

        assertThat(Knee.carried(steps, LIMIT)).hasValue(8);
        assertThat(Knee.broken(steps, LIMIT)).contains(steps.getLast());
    }

    @Test
    void shouldNotCountALuckyStepAfterABreach() {
        List<Knee.Step> steps =
                List.of(new Knee.Step(4, 0.1, 0), new Knee.Step(8, 0.4, 0.2), new Knee.Step(16, 0.5, 0));

        assertThat(Knee.carried(steps, LIMIT)).hasValue(4);
    }

    @Test
    void shouldCarryNothingWhenTheFirstStepBreaks() {
        assertThat(Knee.carried(List.of(new Knee.Step(4, 11, 0)), LIMIT)).isEmpty();
    }
}
