package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.Violation;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultReportTest {

    private static final Row ROW = new Row("R-0", "something breaks", RigPlan.single(), trial -> {});

    @Test
    void shouldNeverCountASkippedRowAsPassed() throws IOException {
        Outcome skipped = Outcome.untried(Row.skipped("T-9", "the clock jumps", "libfaketime is not installed"));

        assertThat(skipped.verdict()).isEqualTo(Outcome.Verdict.SKIPPED);
        assertThat(print(skipped)).contains("skipped").contains("libfaketime is not installed");
        assertThat(write(List.of(skipped)).at("/rows/0/skipped").asText()).contains("libfaketime");
    }

    @Test
    void shouldShowTheFirstViolationWithWhatLiesAroundIt() {
        Violation violation = new Violation(Invariant.ONCE, "a frame was lost", List.of("the frame before"));

        String text = print(outcome(List.of(violation, violation), Optional.empty()));

        assertThat(text).contains("violated", "2 ×", "a frame was lost", "the frame before");
    }

    @Test
    void shouldTellMedianAndLongestRecovery() throws IOException {
        Outcome outcome = outcome(List.of(), Optional.empty());

        assertThat(print(outcome)).contains("passed", "process killed", "× 3", "p50 2.0 s", "max 4.0 s");
        JsonNode fault = write(List.of(outcome)).at("/rows/0/faults/0");
        assertThat(fault.path("injected").asInt()).isEqualTo(3);
        assertThat(fault.path("recoveryMedianMillis").asLong()).isEqualTo(2_000);
        assertThat(fault.path("recoveryMaxMillis").asLong()).isEqualTo(4_000);
    }

    @Test
    void shouldCountWhatDidNotComeToItsEndAsBad() {
        FaultReport report = new FaultReport(
                1, 1, Instant.EPOCH, List.of(outcome(List.of(), Optional.of("no answer")), Outcome.untried(ROW)));

        assertThat(report.bad()).isEqualTo(1);
    }

    private static Outcome outcome(List<Violation> violations, Optional<String> failure) {
        Injections injections = new Injections();
        for (int seconds : List.of(4, 1, 2)) {
            injections.injected();
            injections.recovered(Duration.ofSeconds(seconds));
        }
        return new Outcome(
                ROW, Map.of("process killed", injections), Map.of(), violations, failure, Duration.ofSeconds(9));
    }

    private static String print(Outcome outcome) {
        StringWriter text = new StringWriter();
        FaultReport.print(outcome, new PrintWriter(text));
        return text.toString();
    }

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private JsonNode write(List<Outcome> outcomes) throws IOException {
        Path file = directory.resolve("made/report.json");
        new FaultReport(7, 2, Instant.EPOCH, outcomes).write(file);
        return Json.mapper().readTree(file.toFile());
    }
}
