package dev.fovea.load.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void shouldTakeTheMiddleOfAnOddNumberOfValues() {
        assertThat(new Series(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2.0);
    }

    @Test
    void shouldTakeTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        assertThat(new Series(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3.0);
    }

    @Test
    void shouldSpreadOverHalfOfTheRange() {
        assertThat(new Series(List.of(0.9, 1.1, 1.0)).spread()).isCloseTo(0.1, within(1e-12));
        assertThat(new Series(List.of(3.0)).spread()).isZero();
    }

    @Test
    void shouldRefuseNoValueAndWhatIsNoNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Series(List.of(1.0, Double.NaN)));
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }
}
