package dev.fovea.resnet.quantisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class RangesTest {

    @Test
    void shouldGiveZeroAByteOfItsOwn() {
        ActivationRange range = new ActivationRange(-1, 3);

        assertThat(range.zeroPoint()).isEqualTo(64);
        assertThat(range.scale()).isCloseTo(4f / 255, within(1e-7f));
    }

    @Test
    void shouldBeginAtTheByteZeroBehindARectifier() {
        assertThat(new ActivationRange(0.5f, 3).zeroPoint()).isZero();
    }

    @Test
    void shouldLeaveOutliersOutsideOfThePercentile() {
        float[] values = new float[1_000_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 1000 / 1000f;
        }
        values[7] = 100;

        SeenValues seen = new SeenValues();
        seen.extend(FloatBuffer.wrap(values));
        seen.count(FloatBuffer.wrap(values));

        assertThat(seen.range(RangeMethod.MIN_MAX.share()).max()).isCloseTo(100, within(0.1f));
        assertThat(seen.range(RangeMethod.PERCENTILE.share()).max()).isLessThan(1.1f);
    }

    @Test
    void shouldRefuseActivationsThatAreNoNumbers() {
        SeenValues seen = new SeenValues();
        seen.extend(FloatBuffer.wrap(new float[] {1, Float.NaN}));

        assertThatThrownBy(() -> seen.range(1)).hasMessageContaining("accepted: finite ones");
    }

    @Test
    void shouldRoundEachChannelByItsOwnGreatestWeight() {
        ChannelWeights rounded = ChannelWeights.of(new float[] {0.5f, -1, 100, 50}, new float[] {2, 0}, 2, 8, 0.1f);

        assertThat(rounded.weight()).containsExactly(64, -127, 127, 64);
        assertThat(rounded.bias()[0]).isEqualTo(Math.round(2 / (0.1f / 127)));
    }

    @Test
    void shouldKeepSevenBitWeightsBelow64() {
        ChannelWeights rounded = ChannelWeights.of(new float[] {-1, 1}, new float[] {0}, 1, 7, 1);

        assertThat(rounded.weight()).containsExactly(-63, 63);
    }

    @Test
    void shouldCoarsenAChannelWhoseBiasWouldNotFitInto32Bits() {
        ChannelWeights rounded = ChannelWeights.of(new float[] {1e-11f}, new float[] {5}, 1, 8, 0.01f);

        assertThat(rounded.bias()[0] * (double) rounded.scale()[0] * 0.01).isCloseTo(5, within(0.01));
    }
}
