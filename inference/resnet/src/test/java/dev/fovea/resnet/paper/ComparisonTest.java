package dev.fovea.resnet.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.architecture.Architectures;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void shouldExplainEveryDisagreementWithThePaper() {
        List<Comparison> all = PaperFigures.all().stream().map(Comparison::of).toList();

        assertThat(all).noneMatch(Comparison::unexplained);
        assertThat(all.stream().filter(comparison -> !comparison.disagreements().isEmpty()))
                .extracting(Comparison::architecture)
                .containsExactly(
                        "resnet-34",
                        "resnet-34-c",
                        "resnet-50",
                        "resnet-50-v1.5",
                        "resnet-101-v1.5",
                        "resnet-152-v1.5",
                        "vgg-16");
    }

    @Test
    void shouldNoticeAWrongFigure() {
        PaperFigure wrong = new PaperFigure("resnet-50", 1000, 3.9, null, 25_557_031L, null, null);

        Comparison comparison = Comparison.of(wrong);

        assertThat(comparison.disagreements()).containsExactly("25,557,032 parameters, published 25,557,031");
        assertThat(comparison.unexplained()).isTrue();
    }

    @Test
    void shouldCoverEveryNetworkThatHasAName() {
        assertThat(PaperFigures.all())
                .extracting(PaperFigure::architecture)
                .containsAll(Architectures.names().stream()
                        .filter(name -> !name.endsWith("-n"))
                        .toList());
    }

    @Test
    void shouldAddUpItsStages() {
        Comparison comparison = Comparison.of(PaperFigures.all().getFirst());

        assertThat(comparison.outputs().stream()
                        .mapToLong(Comparison.Output::parameters)
                        .sum())
                .isEqualTo(comparison.parameters());
        assertThat(comparison.outputs().stream()
                        .mapToLong(Comparison.Output::multiplyAdds)
                        .sum())
                .isEqualTo(comparison.multiplyAdds());
    }

    @Test
    void shouldMarkAndExplainDisagreementsInTheTable() {
        List<String> lines = PaperTable.overview(
                PaperFigures.all().stream().map(Comparison::of).toList());

        assertThat(lines).anyMatch(line -> line.startsWith("resnet-50 [3]") && line.contains("25,557,032"));
        assertThat(lines).anyMatch(line -> line.startsWith("[3] resnet-50: 3.86 billion multiply-adds, paper 3.8"));
    }
}
