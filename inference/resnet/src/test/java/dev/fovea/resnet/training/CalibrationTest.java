package dev.fovea.resnet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void shouldFindTheTemperatureByWhichLogitsWereExaggerated() {
        SplittableRandom random = new SplittableRandom(5);
        int count = 20_000;
        float[][] logits = new float[count][3];
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            float[] honest = new float[3];
            for (int k = 0; k < 3; k++) {
                honest[k] = (float) (random.nextGaussian() * 1.5);
                logits[i][k] = 3 * honest[k];
            }
            labels[i] = draw(Calibration.softmax(honest, 1), random.nextDouble());
        }

        double temperature = Calibration.temperature(logits, labels);

        assertThat(temperature).isCloseTo(3, within(0.1));
        assertThat(Calibration.expectedError(logits, labels, temperature)).isLessThan(0.02);
        assertThat(Calibration.expectedError(logits, labels, 1)).isGreaterThan(0.1);
    }

    @Test
    void shouldNotSharpenProbabilitiesBecauseAFewPicturesWereAllRight() {
        float[][] logits = {{2, 0}, {0, 2}, {3, 1}};

        assertThat(Calibration.temperature(logits, new long[] {0, 1, 0})).isEqualTo(1);
    }

    @Test
    void shouldStayFiniteWithHugeLogits() {
        assertThat(Calibration.softmax(new float[] {1000, -1000}, 1)).containsExactly(1, 0);
    }

    private static long draw(double[] probabilities, double at) {
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            sum += probabilities[k];
            if (at < sum) {
                return k;
            }
        }
        return probabilities.length - 1L;
    }
}
