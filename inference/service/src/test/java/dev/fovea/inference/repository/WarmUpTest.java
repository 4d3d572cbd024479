package dev.fovea.inference.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.testing.FakeEngine;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.resnet.packages.ModelCard;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final int MAX_BATCH = 4;
    private static final ModelCard CARD =
            Fakes.model(new FakeEngine(), MAX_BATCH).card();

    /** Gives the same numbers for each picture. */
    private static final class Constant implements Engine {

        private final float[] row;
        private final List<Integer> batches = new ArrayList<>();

        private Constant(float... row) {
            this.row = row;
        }

        @Override
        public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
            batches.add(count);
            float[] all = new float[count * row.length];
            for (int i = 0; i < count; i++) {
                System.arraycopy(row, 0, all, i * row.length, row.length);
            }
            return all;
        }

        @Override
        public void close() {
            batches.clear();
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(float... row) {
        return assertThatThrownBy(() -> WarmUp.run(new Constant(row), CARD))
                .as(Arrays.toString(row))
                .isInstanceOf(DeviceUnavailableException.class);
    }

    @Test
    void shouldRunTheSmallestAndTheLargestBatch() throws Exception {
        Constant engine = new Constant(0.25f, 0.75f);

        WarmUp.run(engine, CARD);

        assertThat(engine.batches).containsExactly(1, MAX_BATCH);
    }

    @Test
    void shouldRefuseAnswersThatAreNoNumbers() {
        refused(Float.NaN, Float.NaN).hasMessageContaining("probability of label 0 is NaN on warm-up");
    }

    @Test
    void shouldRefuseAnswersForAnotherNumberOfLabels() {
        refused(0.2f, 0.2f, 0.6f).hasMessageContaining("3 probabilities for 1 pictures; accepted: 2 for each");
    }

    @Test
    void shouldRefuseAnswersThatAreNoProbabilities() {
        refused(-3f, 4f).hasMessageContaining("is -3.0 on warm-up; accepted: 0 to 1");
        refused(0.9f, 0.9f).hasMessageContaining("accepted: 1");
    }

    @Test
    void shouldRefuseANetworkThatFails() {
        FakeEngine engine = new FakeEngine();
        engine.broken(true);

        assertThatThrownBy(() -> WarmUp.run(engine, CARD))
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining("the fake network");
    }
}
