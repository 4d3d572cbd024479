package dev.fovea.load.bench.query;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.rig.Lateness;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.cluster.Service;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code bench query}: questions about many detections against a file that the same process serves, which shows what HTTP
 * alone costs there.
 *
 * @param detections that lie in the state, ≥ 1
 * @param connections of the closed loop, ≥ 1
 */
public record QueryBench(int detections, int connections) implements Bench {

    private static final Duration LENGTH = Duration.ofHours(20);
    private static final String FILE = "style.css";

    /** Of the closed loop's rate: a service is not run at its limit. */
    private static final double OPEN_SHARE = 0.5;

    public QueryBench {
        if (detections < 1 || connections < 1) {
            throw new BenchException(
                    "--detections " + detections + " --connections " + connections + "; accepted: 1 or more of each");
        }
    }

    @Override
    public String name() {
        return "query";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        Instant from = Clock.systemUTC().instant().minus(LENGTH).truncatedTo(ChronoUnit.MILLIS);
        History history = new History(detections, from, LENGTH);
        history.write(rig.kafka(), progress);
        long start = System.nanoTime();
        Intake.await(rig.kafka(), rig.launchQuery(), progress);
        report.measure("state built", "detections/s", detections / ((System.nanoTime() - start) / 1e9));
        rig.services(EnumSet.of(Service.QUERY), Optional.empty(), Map.of());
        try (Asker asker = new Asker(rig.process(Service.QUERY))) {
            for (Map.Entry<String, Supplier<String>> question :
                    questions(history).entrySet()) {
                compare(question.getKey(), question.getValue(), asker, effort, report, progress);
            }
            double rate = asker.closed(() -> FILE, connections, Duration.ofSeconds(effort.seconds()))
                    .rate();
            open("file", () -> FILE, OPEN_SHARE * rate, asker, effort, report);
        }
        report.note("The open loop asks at " + OPEN_SHARE
                + " of the closed loop's rate; the program that asks shares the" + " processor.");
    }

    private void compare(
            String name,
            Supplier<String> question,
            Asker asker,
            Effort effort,
            ReportBuilder report,
            Consumer<String> progress)
            throws Exception {
        progress.accept(name);
        Duration length = Duration.ofSeconds(effort.seconds());
        var _ = asker.closed(question, connections, length);
        SideBySide sides = SideBySide.measure(
                effort.repeat(),
                () -> asker.closed(question, connections, length),
                () -> asker.closed(() -> FILE, connections, length));
        String meaning = "the question ÷ a file of 19 KB that the same process serves";
        report.figure(sides.rate(name + " rate", meaning, "answers", null));
        report.figure(sides.cpu(name + " CPU", meaning, "answer", null));
        double rate = sides.ours().stream().mapToDouble(r -> r.rate()).average().orElseThrow();
        open(name, question, OPEN_SHARE * rate, asker, effort, report);
    }

    private static void open(
            String name, Supplier<String> question, double rate, Asker asker, Effort effort, ReportBuilder report)
            throws InterruptedException {
        Lateness late = asker.open(question, rate, Duration.ofSeconds(2L * effort.seconds()));
        report.measure(name + " asked", "1/s", rate);
        late.report(name, report);
    }

    private static Map<String, Supplier<String>> questions(History history) {
        Map<String, Supplier<String>> questions = new LinkedHashMap<>();
        questions.put("latest", () -> "v1/cameras/" + anyCamera() + "/latest");
        questions.put("newest page", () -> "v1/detections?limit=50");
        questions.put("time range", () -> {
            Instant from = anyTime(history);
            return "v1/detections?limit=50&camera=" + anyCamera() + "&from=" + from + "&to="
                    + from.plus(Duration.ofMinutes(5));
        });
        questions.put("label", () -> "v1/detections?limit=50&label=" + anyLabel() + "&to=" + anyTime(history));
        return questions;
    }

    private static String anyCamera() {
        return History.camera(ThreadLocalRandom.current().nextInt(History.CAMERAS));
    }

    private static String anyLabel() {
        return History.LABELS.get(ThreadLocalRandom.current().nextInt(History.LABELS.size()));
    }

    /** Not before the history's first hour, so that there is something to find. */
    private static Instant anyTime(History history) {
        long millis = ThreadLocalRandom.current()
                .nextLong(Duration.ofHours(1).toMillis(), history.length().toMillis());
        return history.from().plusMillis(millis);
    }
}
