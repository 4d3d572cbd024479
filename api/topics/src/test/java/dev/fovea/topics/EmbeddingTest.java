package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddingTest {

    @Test
    void shouldKeepTheDirectionAndNotTheLength() {
        float[] rows = {9, 9, 3, -4, 9};

        assertThat(Embedding.encode(rows, 2, 2).map(Embedding::decode))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(76, -102));
        assertThat(Embedding.encode(new float[] {0.3f, -0.4f}, 0, 2)).isEqualTo(Embedding.encode(rows, 2, 2));
    }

    @Test
    void shouldFitTheWholeRangeIntoAByte() {
        assertThat(Embedding.encode(new float[] {-5, 0}, 0, 2).map(Embedding::decode))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(-127, 0));
        assertThat(Embedding.encode(new float[] {5, 0}, 0, 2).map(Embedding::decode))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(127, 0));
    }

    @Test
    void shouldGiveNothingForWhatHasNoDirection() {
        assertThat(Embedding.encode(new float[] {0, 0}, 0, 2)).isEmpty();
        assertThat(Embedding.encode(new float[] {1, Float.NaN}, 0, 2)).isEmpty();
    }
}
