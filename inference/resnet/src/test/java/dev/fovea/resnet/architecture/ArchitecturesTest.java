package dev.fovea.resnet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitecturesTest {

    @ParameterizedTest
    @CsvSource({
        "resnet-18,       11689512",
        "resnet-34,       21797672",
        "resnet-34-b,     21797672",
        "resnet-34-a,     21623848",
        "resnet-34-c,     22716840",
        "plain-34,        21623848",
        "resnet-50,       25557032",
        "resnet-50-v1.5,  25557032",
        "resnet-101,      44549160",
        "resnet-152,      60192808",
        "vgg-16,          138357544",
        "vgg-19,          143667240"
    })
    void shouldHaveExactlyTheKnownNumberOfParameters(String name, long parameters) {
        assertThat(Architectures.named(name, 1000).parameters()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"20, 0.27", "32, 0.46", "44, 0.66", "56, 0.85", "110, 1.7", "1202, 19.4"})
    void shouldHaveThePapersMillionsOfParametersOnCifar(int depth, double millions) {
        double parameters = Architectures.named("cifar-resnet-" + depth, 10).parameters() / 1e6;
        double step = millions < 1 ? 0.005 : 0.05;

        assertThat(parameters).isBetween(millions - step, millions + step);
    }

    @Test
    void shouldHaveTheReferenceResNet20sParameters() {
        assertThat(Architectures.named("cifar-resnet-20", 10).parameters()).isEqualTo(269_722);
    }

    @ParameterizedTest
    @CsvSource({
        "plain-18,       1.8",
        "resnet-18-a,    1.8",
        "resnet-18,      1.8",
        "plain-34,       3.6",
        "resnet-34-a,    3.6",
        "resnet-34,      3.7",
        "resnet-50,      3.9",
        "resnet-50-v1.5, 4.1",
        "resnet-101,     7.6",
        "resnet-101-v1.5,7.8",
        "resnet-152,     11.3",
        "resnet-152-v1.5,11.5",
        "vgg-16,         15.5",
        "vgg-19,         19.6"
    })
    void shouldCostTheKnownBillionsOfMultiplyAdds(String name, double billions) {
        assertThat(Architectures.named(name, 1000).multiplyAdds() / 1e9).isBetween(billions - 0.05, billions + 0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "plain-18, 18",
        "resnet-34-c, 34",
        "resnet-50, 50",
        "resnet-101-v1.5, 101",
        "resnet-152, 152",
        "vgg-16, 16",
        "vgg-19, 19",
        "cifar-resnet-20, 20",
        "cifar-plain-56, 56",
        "cifar-resnet-1202, 1202"
    })
    void shouldBeAsDeepAsItsNameSays(String name, int depth) {
        assertThat(Architectures.named(name, 10).depth()).isEqualTo(depth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet-18", "resnet-34", "cifar-resnet-20", "cifar-resnet-56"})
    void shouldSpendNoParameterOnOptionAShortcuts(String residual) {
        String plain = residual.replace("resnet", "plain");
        String optionA = residual.startsWith("cifar") ? residual : residual + "-a";

        assertThat(Architectures.named(optionA, 10).parameters())
                .isEqualTo(Architectures.named(plain, 10).parameters());
    }

    @Test
    void shouldHalveThePictureAndGrowTheChannelsStageByStage() {
        List<String> resnet50 = outputs(Architectures.named("resnet-50", 1000));
        List<String> cifar = outputs(Architectures.named("cifar-plain-32", 10));

        assertThat(resnet50)
                .containsExactly(
                        "64×112×112",
                        "64×112×112",
                        "64×112×112",
                        "64×56×56",
                        "256×56×56",
                        "512×28×28",
                        "1024×14×14",
                        "2048×7×7",
                        "2048",
                        "2048",
                        "1000");
        assertThat(cifar)
                .containsExactly(
                        "16×32×32", "16×32×32", "16×32×32", "16×32×32", "32×16×16", "64×8×8", "64", "64", "10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet-50", "resnet-34-c", "vgg-19", "cifar-resnet-110", "cifar-plain-20"})
    void shouldGiveEachWeightANameOfItsOwn(String name) {
        List<Weight> weights = Architectures.named(name, 7).weights();

        assertThat(new HashSet<>(weights.stream().map(Weight::name).toList())).hasSameSizeAs(weights);
    }

    @Test
    void shouldWidenEveryStageOfTheCifarFamily() {
        Architecture wide = Architectures.named("cifar-resnet-20-x2", 10);

        assertThat(outputs(wide)).contains("32×32×32", "64×16×16", "128×8×8");
        assertThat(wide.parameters()).isEqualTo(1_073_962);
    }

    @Test
    void shouldTakeTheNumberOfLabels() {
        Architecture network = Architectures.named("cifar-resnet-20", 11);

        assertThat(network.head()).isEqualTo(new Layer.Linear("fc", 64, 11));
        assertThat(network.embedding()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet-51", "cifar-resnet-21", "cifar-resnet-2", "", "RESNET-50", "cifar-resnet-n"})
    void shouldListTheKnownNamesWhenAskedForAnUnknownOne(String name) {
        assertThatThrownBy(() -> Architectures.named(name, 10))
                .isInstanceOf(UnknownArchitectureException.class)
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContaining("resnet-50-v1.5");
    }

    @Test
    void shouldRefuseLayersThatDoNotFitTogether() {
        List<Layer> layers = List.of(
                new Layer.Convolution("conv1", 3, 8, 3, 1, 1, false),
                new Layer.BatchNorm("bn1", 16),
                new Layer.GlobalAveragePool(),
                new Layer.Linear("fc", 16, 10));

        assertThatThrownBy(() -> new Architecture("odd", new Shape(3, 32, 32), 10, layers))
                .hasMessage("bn1 takes 16 channels but is given 8×32×32");
    }

    @Test
    void shouldRefuseFewerThanTwoLabels() {
        assertThatThrownBy(() -> Architectures.named("resnet-50", 1)).hasMessageContaining("at least 2 labels");
    }

    private static List<String> outputs(Architecture network) {
        return network.steps().stream().map(step -> step.output().toString()).toList();
    }
}
