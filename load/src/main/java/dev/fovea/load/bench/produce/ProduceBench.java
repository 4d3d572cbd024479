package dev.fovea.load.bench.produce;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.figures.SideBySide;
import dev.fovea.load.bench.rig.FramesBroom;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.bench.rig.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code bench produce}: ingest's publisher against {@code kafka-producer-perf-test} with the same producer settings.
 *
 * @param sizes of the records, bytes
 */
public record ProduceBench(List<Integer> sizes) implements Bench {

    private static final int FIRST = 2_000;
    private static final long MOST_BYTES = 1L << 30;

    public ProduceBench {
        sizes = List.copyOf(sizes);
    }

    @Override
    public String name() {
        return "produce";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        for (int size : sizes) {
            compare(rig, effort, report, progress, size);
        }
        report.note("Both keep to linger 5 ms, batches of 256 KiB and acks=all; ingest adds headers, keys, accounts,"
                + " fairness between cameras and transactions of each partition.");
    }

    private static void compare(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress, int size)
            throws Exception {
        Path log = rig.home().logs().resolve("produce.log");
        List<String> arguments = List.of(rig.kafka(), Integer.toString(size));
        try (Worker ours = Worker.start(rig.project(), log, SinkMain.class, arguments);
                Worker theirs = Worker.start(rig.project(), log, PerformanceMain.class, arguments)) {
            var _ = round(rig, theirs, FIRST);
            var _ = round(rig, ours, FIRST);
            double rate = round(rig, ours, FIRST).rate();
            int records = (int) Math.clamp(rate * effort.seconds(), FIRST, (double) MOST_BYTES / size);
            progress.accept(records + " records of " + size + " bytes a round");
            SideBySide sides = SideBySide.measure(
                    effort.repeat(), () -> round(rig, ours, records), () -> round(rig, theirs, records));
            String name = (size >> 10) + " KiB";
            report.figure(sides.rate(name + " rate", "ingest's publisher ÷ kafka-producer-perf-test", "records", null));
            report.figure(sides.cpu(name + " CPU", "ingest's publisher ÷ kafka-producer-perf-test", "record", null));
        }
    }

    private static Round round(Rig rig, Worker worker, int records) throws Exception {
        Stopwatch watch = Stopwatch.start(worker.processor());
        var _ = worker.ask(Integer.toString(records));
        Round round = watch.stop(records);
        FramesBroom.sweep(rig.kafka());
        return round;
    }
}
