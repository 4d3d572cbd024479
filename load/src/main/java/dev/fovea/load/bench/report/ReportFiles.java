package dev.fovea.load.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Baseline;
import dev.fovea.load.bench.figures.Report;
import dev.fovea.resnet.packages.DurableFiles;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports and the accepted figures as JSON files. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code <bench>.json} and {@code <bench>.svg}, in place of those of the run before.
     *
     * @param folder created where it is missing
     * @return the JSON file
     */
    public static Path write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(report.bench() + ".json");
        replace(file, report);
        ReportCharts.write(report, folder);
        return file;
    }

    /** Every report in a folder, by the name of its benchmark. */
    public static List<Report> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BenchException("there are no reports in " + folder + "; measure first: ./fovea bench inference");
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        List<Report> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(Json.mapper().readValue(file.toFile(), Report.class));
        }
        return reports;
    }

    /** The accepted figures; none where there is no file. */
    public static Baseline readBaseline(Path file) throws IOException {
        return Files.exists(file) ? Json.mapper().readValue(file.toFile(), Baseline.class) : Baseline.NONE;
    }

    public static void write(Baseline baseline, Path file) throws IOException {
        replace(file, baseline);
    }

    private static void replace(Path file, Object content) throws IOException {
        String json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(content);
        DurableFiles.write(file, (json + System.lineSeparator()).getBytes(UTF_8));
    }
}
