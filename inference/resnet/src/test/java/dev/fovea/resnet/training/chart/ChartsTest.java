package dev.fovea.resnet.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.training.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {

    @TempDir
    Path folder;

    @Test
    void shouldDrawEachRunsErrorsWithItsName() throws IOException {
        SequencedMap<String, List<EpochRecord>> runs = new LinkedHashMap<>();
        runs.put("plain-20", List.of(epoch(1, 0.7), epoch(2, 0.5)));
        runs.put("resnet-20", List.of(epoch(1, 0.6), epoch(2, 0.4)));

        ErrorCurves.write("2 epochs of 100 pictures", runs, folder.resolve("curves.svg"));

        // XChart draws letters as shapes, so the lines alone can be looked for: one colour a run, training dashed.
        assertThat(Files.readString(folder.resolve("curves.svg")))
                .contains("<svg", "rgb(0,114,178)", "rgb(213,94,0)", "stroke-dasharray");
    }

    @Test
    void shouldDrawLayerResponses() throws IOException {
        SequencedMap<String, List<Double>> networks = new LinkedHashMap<>();
        networks.put("cifar-plain-20", List.of(1.0, 0.9, 0.8));
        networks.put("cifar-resnet-20", List.of(0.9, 0.4));

        ResponseChart.write("responses", networks, folder.resolve("responses.svg"));

        assertThat(Files.readString(folder.resolve("responses.svg")))
                .contains("<svg", "rgb(0,114,178)", "rgb(213,94,0)");
    }

    private static EpochRecord epoch(int epoch, double error) {
        return new EpochRecord(epoch, 0.1, 1, error, 1, error + 0.05, 0, 1, 1, 1);
    }
}
