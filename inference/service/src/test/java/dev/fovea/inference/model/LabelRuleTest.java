package dev.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.LabelProbability;
import dev.fovea.topics.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelRuleTest {

    private static final Region REGION = Region.whole(4, 4);
    private static final List<String> LABELS = List.of("car", "bird", "ship", "nothing");

    private static ClassifiedRegion label(int top, float... probabilities) {
        return new LabelRule(LABELS, 0.4, "nothing", top).apply(REGION, probabilities, 0);
    }

    @Test
    void shouldListTheMostProbableLabelsHighestFirst() {
        ClassifiedRegion region = label(3, 0.1f, 0.6f, 0.25f, 0.05f);

        assertThat(region.label()).isEqualTo("bird");
        assertThat(region.probability()).isEqualTo(0.6);
        assertThat(region.top())
                .containsExactly(
                        new LabelProbability("bird", 0.6),
                        new LabelProbability("ship", 0.25),
                        new LabelProbability("car", 0.1));
    }

    @Test
    void shouldSayUnknownBelowTheThreshold() {
        ClassifiedRegion region = label(3, 0.39f, 0.3f, 0.2f, 0.11f);

        assertThat(region.label()).isEqualTo(ClassifiedRegion.UNKNOWN);
        assertThat(region.probability()).isEqualTo(0.39);
        assertThat(region.top().getFirst().label()).isEqualTo("car");
    }

    @Test
    void shouldNameTheLabelAtTheThreshold() {
        assertThat(label(1, 0.4f, 0.3f, 0.2f, 0.1f).label()).isEqualTo("car");
    }

    @Test
    void shouldSayUnknownWhereTheNetworkSaysThatNothingIsThere() {
        assertThat(label(3, 0.1f, 0.1f, 0f, 0.8f).label()).isEqualTo(ClassifiedRegion.UNKNOWN);
    }

    @Test
    void shouldPreferThePackagesOrderAmongEquals() {
        assertThat(label(4, 0.25f, 0.25f, 0.25f, 0.25f).top())
                .extracting(LabelProbability::label)
                .containsExactly("car", "bird", "ship", "nothing");
    }

    @Test
    void shouldListNoMoreThanThereAre() {
        assertThat(label(10, 0.7f, 0.1f, 0.1f, 0.1f).top()).hasSize(4);
    }

    @Test
    void shouldReadTheRowOfItsRegion() {
        float[] two = {0.9f, 0.1f, 0, 0, 0, 0.8f, 0.2f, 0};

        ClassifiedRegion region = new LabelRule(LABELS, 0, null, 1).apply(REGION, two, 1);

        assertThat(region.label()).isEqualTo("bird");
    }

    @Test
    void shouldRefuseWhatIsNotANumber() {
        assertThatThrownBy(() -> label(3, 0.5f, Float.NaN, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bird");
    }
}
