package dev.fovea.load.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.bench.figures.Baseline;
import dev.fovea.load.bench.figures.Better;
import dev.fovea.load.bench.figures.Curve;
import dev.fovea.load.bench.figures.Figure;
import dev.fovea.load.bench.figures.Machine;
import dev.fovea.load.bench.figures.Measure;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    private static final Report REPORT = new Report(
            "inference",
            Instant.parse("2026-11-24T07:00:00Z"),
            "./fovea bench inference",
            new Machine("Tricorder", List.of("avx2"), 2, 4L << 30, "JDK 25", "Linux 6", 0.5),
            List.of(Figure.of(
                    "resnet-50 rate",
                    "service ÷ bare",
                    "frames/s",
                    Better.HIGHER,
                    0.95,
                    List.of(90.0, 92.0),
                    List.of(100.0, 100.0))),
            List.of(new Measure("decode", "ms/frame", 1.5)),
            List.of(new Curve("Lateness", "cameras", "s", List.of(1.0, 2.0), Map.of("p95", List.of(0.1, 9.0)))),
            List.of("the machine was busy"));

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        ReportFiles.write(REPORT, folder);

        assertThat(ReportFiles.read(folder)).containsExactly(REPORT);
    }

    @Test
    void shouldTellMedianAndSpreadToReadersOfTheJson() throws IOException {
        Path file = ReportFiles.write(REPORT, folder);

        JsonNode ratio = Json.mapper().readTree(file.toFile()).at("/figures/0/ratio");
        assertThat(ratio.path("median").doubleValue()).isCloseTo(0.91, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(ratio.path("spread").doubleValue()).isCloseTo(0.01, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void shouldDrawRatiosAndCurves() throws IOException {
        ReportFiles.write(REPORT, folder);

        // Words are drawn as outlines, so that they look alike everywhere: there is no text to look for.
        assertThat(folder.resolve("inference.svg")).content().contains("<svg").contains("<path");
        assertThat(folder.resolve("inference-1.svg")).content().contains("<svg").contains("<path");
    }

    @Test
    void shouldReadBackTheAcceptedFigures() throws IOException {
        Path file = folder.resolve("baseline.json");
        Baseline accepted = Baseline.NONE.accept(REPORT);

        ReportFiles.write(accepted, file);

        assertThat(ReportFiles.readBaseline(file)).isEqualTo(accepted);
        assertThat(ReportFiles.readBaseline(folder.resolve("none.json"))).isEqualTo(Baseline.NONE);
    }

    @Test
    void shouldSayInTheTableThatAGoalIsMissed() {
        assertThat(ReportText.of(REPORT))
                .contains("Tricorder (avx2), 2 cores, 4.0 GiB")
                .contains("0.910")
                .contains("≥ 0.950 missed")
                .contains("the machine was busy");
    }

    @Test
    void shouldPickTheTellingFlagsOfTheProcessor() {
        List<String> cpuinfo = List.of("model name\t: Tricorder", "flags\t\t: fpu avx2 sse avx512_vnni");

        assertThat(MachineReader.flags(cpuinfo)).containsExactly("avx2", "avx512_vnni");
    }
}
