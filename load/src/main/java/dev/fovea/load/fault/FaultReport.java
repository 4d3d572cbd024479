package dev.fovea.load.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run, as a table for people and as JSON for machines.
 *
 * @param seed of the run
 * @param slack by which bounds of time were stretched
 * @param began when
 * @param outcomes in the order in which they were tried
 */
record FaultReport(long seed, double slack, Instant began, List<Outcome> outcomes) {

    FaultReport {
        outcomes = List.copyOf(outcomes);
    }

    /** Prints one row of the table for each kind of fault, then what was skipped and the first violation of each row. */
    static void print(Outcome outcome, PrintWriter out) {
        Row row = outcome.row();
        String verdict = outcome.verdict().name().toLowerCase(Locale.ROOT);
        out.printf(
                Locale.ROOT,
                "%-6s %-9s %4d s  %s%n",
                row.id(),
                verdict,
                outcome.took().toSeconds(),
                row.title());
        row.missing().ifPresent(why -> out.println("         " + why));
        row.elsewhere().forEach(test -> out.println("         proved by " + test));
        outcome.injections()
                .forEach((fault, of) -> out.printf(
                        Locale.ROOT,
                        "         %-32s × %-4d recovery p50 %-9s max %s%n",
                        fault,
                        of.times(),
                        seconds(of.median()),
                        seconds(of.longest())));
        outcome.measured().forEach((name, value) -> out.println("         " + name + ": " + value));
        outcome.failure().ifPresent(why -> out.println("         FAILED: " + why));
        outcome.violations().stream()
                .limit(1)
                .forEach(first ->
                        out.println("         VIOLATED " + outcome.violations().size() + " ×, first "
                                + first.toString().replace("\n", "\n         ")));
        out.flush();
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(d -> String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1e3))
                .orElse("–");
    }

    /** How many rows were neither passed nor skipped. */
    long bad() {
        return outcomes.stream()
                .filter(o -> o.verdict() == Outcome.Verdict.VIOLATED || o.verdict() == Outcome.Verdict.FAILED)
                .count();
    }

    /** Writes the report; folders are made. */
    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Json.mapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json());
    }

    private ObjectNode json() {
        ObjectNode report = Json.mapper().createObjectNode();
        report.put("began", began.truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("seed", seed);
        report.put("slack", slack);
        report.set("machine", Json.mapper().valueToTree(Machine.describe()));
        ArrayNode rows = report.putArray("rows");
        outcomes.forEach(outcome -> rows.add(json(outcome)));
        return report;
    }

    private static ObjectNode json(Outcome outcome) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("row", outcome.row().id());
        node.put("title", outcome.row().title());
        node.put("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
        outcome.row().missing().ifPresent(why -> node.put("skipped", why));
        outcome.row().elsewhere().forEach(node.withArray("provedBy")::add);
        node.put("seconds", outcome.took().toSeconds());
        ArrayNode faults = node.putArray("faults");
        for (Map.Entry<String, Injections> entry : outcome.injections().entrySet()) {
            ObjectNode fault = faults.addObject();
            fault.put("fault", entry.getKey());
            fault.put("injected", entry.getValue().times());
            entry.getValue().median().ifPresent(d -> fault.put("recoveryMedianMillis", d.toMillis()));
            entry.getValue().longest().ifPresent(d -> fault.put("recoveryMaxMillis", d.toMillis()));
        }
        if (!outcome.measured().isEmpty()) {
            node.set("measured", Json.mapper().valueToTree(outcome.measured()));
        }
        node.put("violationCount", outcome.violations().size());
        ArrayNode violations = node.putArray("violations");
        outcome.violations().stream().limit(20).forEach(v -> violations.add(v.toString()));
        outcome.failure().ifPresent(why -> node.put("failure", why));
        return node;
    }
}
