package dev.fovea.resnet.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.pictures.Views;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    private static final List<String> LABELS = List.of("a", "b", "c", "d", "e", "f", "none");
    private final Confusion confusion = new Confusion(LABELS, OptionalInt.of(6), 0.5);

    @Test
    void shouldCountWhatWasSaidOfWhat() {
        confusion.add(0, probabilities(0, 0.9f));
        confusion.add(0, probabilities(1, 0.9f));
        confusion.add(1, probabilities(1, 0.9f));

        Evaluation evaluation = evaluation();
        assertThat(evaluation.confusion()[0]).containsExactly(1, 1, 0, 0, 0, 0, 0);
        assertThat(evaluation.error()).isEqualTo(1 / 3.0);
        assertThat(evaluation.labels().get(0).recall()).isEqualTo(0.5);
        assertThat(evaluation.labels().get(1).precision()).isEqualTo(0.5);
    }

    @Test
    void shouldCallUnknownWhatIsImprobableOrNothing() {
        confusion.add(0, probabilities(0, 0.4f));
        confusion.add(0, probabilities(6, 0.9f));
        confusion.add(0, probabilities(1, 0.9f));
        confusion.add(0, probabilities(0, 0.9f));

        Evaluation evaluation = evaluation();
        assertThat(evaluation.unknown()).isEqualTo(0.5);
        assertThat(evaluation.errorWhenKnown()).isEqualTo(0.5);
        assertThat(evaluation.labels().get(0).unknown()).isEqualTo(0.5);
    }

    @Test
    void shouldBeRightAmongFiveWhereFourAreMoreProbable() {
        confusion.add(4, new float[] {0.3f, 0.25f, 0.2f, 0.15f, 0.1f, 0, 0});
        confusion.add(5, new float[] {0.3f, 0.25f, 0.2f, 0.15f, 0.1f, 0, 0});

        assertThat(evaluation().top5Error()).isEqualTo(0.5);
    }

    private Evaluation evaluation() {
        return confusion.evaluation(List.of("x/1"), Views.SINGLE, List.of());
    }

    /** One label with its probability, the rest shared by the others. */
    private static float[] probabilities(int label, float probability) {
        float[] values = new float[LABELS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == label ? probability : (1 - probability) / (values.length - 1);
        }
        return values;
    }
}
