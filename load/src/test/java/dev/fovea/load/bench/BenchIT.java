package dev.fovea.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.figures.Better;
import dev.fovea.load.bench.figures.Figure;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.load.bench.inference.InferenceBench;
import dev.fovea.load.bench.inference.Int8Bench;
import dev.fovea.load.bench.memory.MemoryBench;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.load.e2e.LocalFovea;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A benchmark on the real processes, as short as it can be: that it runs, not what it finds. */
class BenchIT {

    private static final Effort SHORT = new Effort(1, 1, Optional.empty());

    private final BenchRunner runner = new BenchRunner(LocalFovea.PROJECT, Clock.systemUTC(), line -> {});

    @Test
    void shouldCompareTheServiceWithTheBareEngine() throws Exception {
        InferenceBench bench = new InferenceBench(List.of(ModelPackages.DEFAULT), List.of(8), Device.CPU, Map.of());

        Report report = runner.run(bench, SHORT, "./fovea bench inference");

        assertThat(report.figures())
                .extracting(Figure::better)
                .as("frames a second, then processor time")
                .containsExactly(Better.HIGHER, Better.LOWER);
        assertThat(report.figures())
                .allSatisfy(figure -> assertThat(figure.ratio().values()).hasSize(2));
    }

    @Test
    void shouldCompareAnInt8VersionWithThePackageThatItIsMadeOf() throws Exception {
        String folder =
                LocalFovea.PROJECT.resolve("inference/models/fovea-cifar10/1").toString();

        Report report = runner.run(new Int8Bench(List.of(folder), List.of(8)), SHORT, "./fovea bench int8");

        assertThat(report.figures())
                .extracting(Figure::name)
                .containsExactly(
                        "fovea-cifar10/1 batch 8 network",
                        "fovea-cifar10/1 batch 8 bare",
                        "fovea-cifar10/1 batch 8 service");
        assertThat(report.notes()).singleElement().asString().contains("1-int8 was made for this run");
    }

    @Test
    void shouldWatchWhatIngestAndInferenceTakeOfTheMachine() throws Exception {
        Report report = runner.run(new MemoryBench(400), SHORT, "./fovea bench memory --frames 400");

        assertThat(report.figures())
                .extracting(Figure::name)
                .contains("ingest RSS", "ingest descriptors", "inference RSS without heap", "inference live heap");
        assertThat(report.curves()).hasSize(2);
        assertThat(report.notes()).singleElement().asString().containsIgnoringCase("flat: ");
    }
}
