package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts and dashboards ask for metrics that exist, and alerts fire when they should. */
class MonitoringTest {

    private static final Pattern DECLARED = Pattern.compile("\"(fovea(\\.[a-z]+)+)\"");
    private static final Pattern USED = Pattern.compile("\\bfovea(_[a-z]+)+");
    private static final Pattern SUFFIX = Pattern.compile("(_(seconds|bytes))?(_(total|bucket|sum|count))?$");

    @Test
    void shouldAskOnlyForMetricsThatTheServicesDeclare() {
        Set<String> declared = new TreeSet<>();
        Stream.of(
                        "ingest/src/main/java/dev/fovea/ingest/metrics",
                        "inference/service/src/main/java/dev/fovea/inference/metrics")
                .flatMap(folder -> Checkout.files(folder, ".java").stream())
                .forEach(file -> DECLARED.matcher(Checkout.text(file))
                        .results()
                        .forEach(m -> declared.add(m.group(1).replace('.', '_'))));

        Stream<String> used = Stream.of(
                        Checkout.files("k8s/monitoring/dashboards", ".json"),
                        Checkout.files("k8s/monitoring/alerts", ".rules.yml"))
                .flatMap(List::stream)
                .flatMap(file -> USED.matcher(Checkout.text(file)).results())
                .map(m -> SUFFIX.matcher(m.group()).replaceFirst(""));

        assertThat(declared).hasSizeGreaterThan(10);
        assertThat(used).isNotEmpty().allMatch(declared::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check rules fovea.rules.yml", "test rules fovea.test.yml"})
    void shouldSatisfyPrometheus(String arguments) throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/promtool")))
                .as("promtool is not installed (Debian's package prometheus has it)")
                .isTrue();

        Process promtool = new ProcessBuilder(
                        Stream.concat(Stream.of("/usr/bin/promtool"), Stream.of(arguments.split(" ", -1)))
                                .toList())
                .directory(Checkout.path("k8s/monitoring/alerts").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
