package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.inference.testing.FakeEngine;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanEngineTest {

    /** Says the opposite of the fake network. */
    private static final class Contrary implements Engine {

        private boolean closed;

        @Override
        public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
            try (FakeEngine fake = new FakeEngine()) {
                float[] answer = fake.probabilities(pixels, count);
                for (int i = 0; i < answer.length; i++) {
                    answer[i] = 1 - answer[i];
                }
                return answer;
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void shouldGiveTheMeanOfItsMembers() throws Exception {
        ByteBuffer pixels = ByteBuffer.wrap(new byte[] {90, 0, 0, 30, 0, 0});

        try (MeanEngine mean = new MeanEngine(List.of(new FakeEngine(), new FakeEngine(), new Contrary()))) {
            // (0.9 + 0.9 + 0.1) / 3 and (0.3 + 0.3 + 0.7) / 3
            assertThat(mean.probabilities(pixels, 2))
                    .containsExactly(new float[] {1.9f / 3, 1.1f / 3, 1.3f / 3, 1.7f / 3}, within(1e-6f));
        }
    }

    @Test
    void shouldCloseEveryMember() {
        FakeEngine one = new FakeEngine();
        Contrary other = new Contrary();

        new MeanEngine(List.of(one, other)).close();

        assertThat(one.closed()).isTrue();
        assertThat(other.closed).isTrue();
    }
}
