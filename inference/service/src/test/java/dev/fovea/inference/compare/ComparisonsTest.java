package dev.fovea.inference.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Comparisons comparisons = new Comparisons(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Seen seen(String version, Seen.Answer... answers) {
        return new Seen(new FrameRef(0, 0), new ModelRef("tagger", version), List.of(answers));
    }

    private static Seen.Answer answer(String label, double probability) {
        return new Seen.Answer(label, probability);
    }

    private Comparison only() {
        assertThat(comparisons.all()).hasSize(1);
        return comparisons.all().getFirst();
    }

    @Test
    void shouldTellAgreementAndDisagreementsByLabel() {
        comparisons.add(
                seen("1", answer("car", 0.9), answer("cat", 0.8), answer("cat", 0.7)),
                seen("2", answer("car", 0.9), answer("dog", 0.6), answer("dog", 0.5)));
        comparisons.add(seen("1", answer("unknown", 0.4)), seen("2", answer("car", 0.6)));

        Comparison comparison = only();
        assertThat(comparison.frames()).isEqualTo(2);
        assertThat(comparison.regions()).isEqualTo(4);
        assertThat(comparison.agreement()).isEqualTo(0.25);
        assertThat(comparison.since()).isEqualTo(NOW);
        assertThat(comparison.disagreements())
                .containsExactly(
                        new Comparison.Disagreement("cat", "dog", 2), new Comparison.Disagreement("unknown", "car", 1));
    }

    @Test
    void shouldTellHowProbabilitiesShift() {
        for (int hundredths = 1; hundredths <= 100; hundredths++) {
            comparisons.add(seen("1", answer("car", 0.0)), seen("2", answer("car", hundredths / 100.0)));
        }
        comparisons.add(seen("1", answer("car", 0.5)), seen("2", answer("car", 0.0)));

        Comparison.Shift shift = Objects.requireNonNull(only().shift());
        assertThat(shift.mean()).isCloseTo((50.5 - 0.5) / 101, within(1e-9));
        assertThat(shift.meanAbsolute()).isCloseTo((50.5 + 0.5) / 101, within(1e-9));
        assertThat(shift.p5()).isEqualTo(0.05);
        assertThat(shift.p50()).isEqualTo(0.5);
        assertThat(shift.p95()).isEqualTo(0.95);
    }

    @Test
    void shouldSayNothingOfRegionsWhereFramesHaveNone() {
        comparisons.add(seen("1"), seen("2"));

        assertThat(only().frames()).isEqualTo(1);
        assertThat(only().agreement()).isNull();
        assertThat(only().shift()).isNull();
    }

    @Test
    void shouldBeginAnotherComparisonWhenAVersionIsSwitchedAndKeepTheNewestFew() {
        for (int version = 1; version <= 10; version++) {
            comparisons.add(seen(Integer.toString(version)), seen("shadow"));
        }
        comparisons.add(seen("9"), seen("shadow"));

        assertThat(comparisons.all())
                .extracting(c -> c.live().version())
                .containsExactly("10", "9", "8", "7", "6", "5", "4", "3");
        assertThat(comparisons.all()).extracting(Comparison::frames).containsExactly(1L, 2L, 1L, 1L, 1L, 1L, 1L, 1L);
    }

    @Test
    void shouldCountDisagreementsWithoutEndTogether() {
        List<Seen.Answer> ours = new ArrayList<>();
        List<Seen.Answer> theirs = new ArrayList<>();
        for (int i = 0; i < 10_050; i++) {
            ours.add(answer("a" + i, 0.5));
            theirs.add(answer("b" + i, 0.5));
        }
        comparisons.add(seen("1", ours.toArray(Seen.Answer[]::new)), seen("2", theirs.toArray(Seen.Answer[]::new)));

        assertThat(only().disagreements()).hasSize(20);
        assertThat(only().disagreements().getFirst()).isEqualTo(new Comparison.Disagreement("…", "…", 50));
    }
}
