package dev.fovea.load.bench.peers;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.Clients;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.bench.rig.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The program that one would write in Python, {@code tagger.py}, in its fastest setting. Not thread-safe. */
final class PythonProgram implements AutoCloseable {

    /** What the program imports, in Debian's packages. */
    static final String PACKAGES = "python3-torch python3-torchvision python3-opencv python3-confluent-kafka";

    /** torchvision's name of each of ours. */
    private static final Map<String, String> NETWORKS = Map.of(
            "resnet-18", "resnet18",
            "resnet-34", "resnet34",
            "resnet-50-v1.5", "resnet50");

    private static final List<Integer> BATCHES = List.of(1, 8, 32);
    private static final String TOPIC = "peer-tags";

    private final Worker worker;
    private final String setting;
    private double rate;

    private PythonProgram(Worker worker, String setting) {
        this.worker = worker;
        this.setting = setting;
    }

    /** A Python that has what the program imports; empty where there is none. */
    static Optional<String> python() throws IOException, InterruptedException {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            Process process = new ProcessBuilder(
                            candidate, "-c", "import torch, torchvision, cv2, confluent_kafka, numpy")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The networks that it can run. */
    static List<String> networks() {
        return NETWORKS.keySet().stream().sorted().toList();
    }

    /**
     * Starts it in each of its settings for a short time, and stays with the fastest.
     *
     * @param network one of {@link #networks}
     * @param trial frames of each trial, ≥ 1
     */
    static PythonProgram start(Rig rig, String python, Path clip, double fps, String network, int trial)
            throws IOException, InterruptedException {
        createTopic(rig.kafka());
        int cores = Runtime.getRuntime().availableProcessors();
        Setting best = new Setting(BATCHES.getFirst(), cores);
        double rate = 0;
        for (int batch : BATCHES) {
            for (int threads = cores; threads >= Math.max(1, cores - 1); threads--) {
                Setting setting = new Setting(batch, threads);
                try (PythonProgram candidate = open(rig, python, clip, fps, network, setting)) {
                    var _ = candidate.measure(batch); // The first batches find the fastest code.
                    var _ = candidate.measure(batch);
                    double found = candidate.measure(Math.max(trial, 2 * batch)).rate();
                    if (found > rate) {
                        rate = found;
                        best = setting;
                    }
                }
            }
        }
        PythonProgram program = open(rig, python, clip, fps, network, best);
        var _ = program.measure(2 * best.batch());
        program.rate = rate;
        return program;
    }

    private static void createTopic(String kafka) throws InterruptedException {
        try (Admin admin = Clients.admin(kafka)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new BenchException("the topic " + TOPIC + " cannot be created: " + e.getCause(), e);
        }
    }

    private record Setting(int batch, int threads) {}

    private static PythonProgram open(Rig rig, String python, Path clip, double fps, String network, Setting setting)
            throws IOException {
        String model = Optional.ofNullable(NETWORKS.get(network))
                .orElseThrow(() -> new BenchException("--network " + network + "; accepted: " + networks()));
        Worker worker = Worker.start(
                rig.home().logs().resolve("python.log"),
                List.of(
                        python,
                        rig.project()
                                .resolve("load/target/classes/dev/fovea/load/bench/peers/tagger.py")
                                .toString(),
                        "--clip=" + clip,
                        "--kafka=" + rig.kafka(),
                        "--topic=" + TOPIC,
                        "--network=" + model,
                        String.format(Locale.ROOT, "--fps=%s", fps),
                        "--batch=" + setting.batch(),
                        "--threads=" + setting.threads()));
        return new PythonProgram(worker, "batch " + setting.batch() + ", threads " + setting.threads());
    }

    /** One round of so many frames. */
    Round measure(int frames) throws IOException {
        Stopwatch watch = Stopwatch.start(worker.processor());
        var _ = worker.ask(Integer.toString(frames));
        return watch.stop(frames);
    }

    /** Frames a second that it reached when its settings were tried. */
    double rate() {
        return rate;
    }

    /** The fastest setting, in words. */
    String setting() {
        return setting;
    }

    @Override
    public void close() {
        worker.close();
    }
}
