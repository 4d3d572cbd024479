package dev.fovea.resnet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

    private final CalibrationError error = new CalibrationError();

    @Test
    void shouldBeNothingWithoutAnswers() {
        assertThat(error.value()).isZero();
    }

    @Test
    void shouldBeNothingWhereProbabilitiesAreTheShareThatIsRight() {
        for (int i = 0; i < 4; i++) {
            error.add(0.75, i < 3);
        }

        assertThat(error.value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldWeighEachBinByItsAnswers() {
        // Three answers at 0.9 of which one is right: off by 2.7 − 1 = 1.7. One at 0.2 that is wrong: off by 0.2.
        error.add(0.9, true);
        error.add(0.9, false);
        error.add(0.9, false);
        error.add(0.2, false);

        assertThat(error.value()).isCloseTo((1.7 + 0.2) / 4, within(1e-12));
    }

    @Test
    void shouldCountCertaintyInTheLastBin() {
        error.add(1, false);

        assertThat(error.value()).isEqualTo(1);
    }
}
