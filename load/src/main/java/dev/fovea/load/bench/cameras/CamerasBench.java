package dev.fovea.load.bench.cameras;

import dev.fovea.load.bench.Bench;
import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.Effort;
import dev.fovea.load.bench.figures.Curve;
import dev.fovea.load.bench.figures.Knee;
import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.rig.ClipPictures;
import dev.fovea.load.bench.rig.Lateness;
import dev.fovea.load.bench.rig.PictureServer;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.cluster.Service;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * {@code bench cameras}: how many cameras this machine carries before frames are given up or come too late, and how late
 * they come when it has half of that to do. The cameras send JPEGs and cost next to nothing themselves; broker, ingest,
 * inference and query share the machine with them.
 *
 * @param fps pictures a second of each camera, more than 0
 * @param most cameras to try, ≥ 1
 * @param budget how late the slowest twentieth may be; what is older is given up as stale
 */
public record CamerasBench(double fps, int most, Duration budget) implements Bench {

    /** Services whose code is still being compiled carry half of what they will. */
    private static final int WARM_UP = 4;

    private static final double LOST = 0.01;
    private static final int PICTURES = 240; // Of the demo scene: all of it, 48 s, at 5 a second.

    public CamerasBench {
        if (!(fps > 0) || most < 1 || !budget.isPositive()) {
            throw new BenchException("--fps " + fps + " --most " + most + " --budget " + budget
                    + "; accepted: more than 0, 1 or more, more than PT0S");
        }
    }

    @Override
    public String name() {
        return "cameras";
    }

    @Override
    public void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception {
        rig.services(
                EnumSet.of(Service.INGEST, Service.INFERENCE, Service.QUERY),
                Optional.empty(),
                Map.of("fovea.inference.freshness", budget.toString()));
        try (PictureServer server = new PictureServer(ClipPictures.read(effort.clip(rig), PICTURES), fps);
                CameraLoad load = new CameraLoad(rig, server, fps, budget)) {
            Knee.Limit limit = new Knee.Limit(budget.toMillis() / 1e3, LOST);
            Ladder ladder = new Ladder(most);
            NavigableMap<Integer, Seen> steps = new TreeMap<>();
            progress.accept("warming up");
            load.set(ladder.first());
            var _ = load.look(WARM_UP * effort.seconds());
            for (int cameras = ladder.first(); cameras > 0; ) {
                load.set(cameras);
                Seen seen = load.look(effort.seconds());
                steps.put(cameras, seen);
                progress.accept("%d cameras: p95 %.0f ms, %.1f %% lost, %.2f cores"
                        .formatted(cameras, seen.late().millis(95), 100 * seen.lost(), seen.allCores()));
                cameras = ladder.after(cameras, limit.holds(seen.step()));
            }
            curves(steps, report);
            List<Knee.Step> seen = steps.values().stream().map(Seen::step).toList();
            int carried = Knee.carried(seen, limit).orElse(0);
            report.measure("cameras carried", "cameras of " + fps + " fps", carried);
            report.note(Knee.broken(seen, limit)
                    .flatMap(step -> Optional.ofNullable(steps.get(step.load())))
                    .map(Seen::explain)
                    .orElse("no more than " + most + " cameras were tried; give --most"));
            half(rig, load, Math.max(1, carried / 2), effort, report, progress);
        }
    }

    private static void half(
            Rig rig, CameraLoad load, int cameras, Effort effort, ReportBuilder report, Consumer<String> progress)
            throws Exception {
        progress.accept("half of the load: " + cameras + " cameras");
        load.set(cameras);
        try (AnswerClock answers = new AnswerClock(rig.process(Service.QUERY).address(), CameraLoad.id(0))) {
            Seen seen = load.look(effort.seconds() * 2);
            Lateness answered = answers.stop();
            report.measure("half load", "cameras", cameras);
            report.measure("half load cores busy", "cores", seen.allCores());
            seen.late().report("half load captured to detections", report);
            answered.report("half load captured to REST", report);
        }
    }

    private static void curves(NavigableMap<Integer, Seen> steps, ReportBuilder report) {
        List<Double> loads = steps.keySet().stream().map(Integer::doubleValue).toList();
        Map<String, List<Double>> late = new LinkedHashMap<>();
        late.put("p50", values(steps, s -> s.late().millis(50)));
        late.put("p95", values(steps, s -> s.late().millis(95)));
        report.curve(new Curve("Captured to visible in detections", "cameras", "ms", loads, late));
        report.curve(new Curve(
                "Frames without a detection",
                "cameras",
                "%",
                loads,
                Map.of("lost", values(steps, s -> 100 * s.lost()))));
        Map<String, List<Double>> cores = new LinkedHashMap<>();
        for (Service service : EnumSet.allOf(Service.class)) {
            cores.put(service.word(), values(steps, s -> s.cores().getOrDefault(service, 0.0)));
        }
        report.curve(new Curve("Cores busy", "cameras", "cores", loads, cores));
    }

    private static List<Double> values(NavigableMap<Integer, Seen> steps, ToDoubleFunction<Seen> value) {
        return steps.values().stream().map(value::applyAsDouble).toList();
    }
}
