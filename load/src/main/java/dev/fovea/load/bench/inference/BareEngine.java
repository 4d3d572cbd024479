package dev.fovea.load.bench.inference;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.bench.rig.Worker;
import dev.fovea.resnet.packages.ModelPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The bare loop's process, in whichever layout is faster here. Not thread-safe. */
final class BareEngine implements AutoCloseable {

    private static final int MOST_FRAMES = 1 << 20;

    private final Worker worker;
    private final int batch;
    private BareLayout layout = BareLayout.ONE_SESSION;

    private BareEngine(Worker worker, int batch) {
        this.worker = worker;
        this.batch = batch;
    }

    /** @param pictures a folder of JPEGs */
    static BareEngine start(Path project, Path log, ModelPackage model, Path pictures, Device device, int batch)
            throws IOException {
        Worker worker = Worker.start(
                project,
                log,
                BareMain.class,
                List.of(model.folder().toString(), pictures.toString(), device.name(), Integer.toString(batch)));
        return new BareEngine(worker, batch);
    }

    /**
     * Tries every layout and stays with the fastest.
     *
     * @param seconds for each
     * @return its frames a second
     */
    double chooseLayout(double seconds) throws IOException {
        double best = 0;
        for (BareLayout candidate : BareLayout.values()) {
            open(candidate);
            double rate = rate(seconds);
            if (rate > best) {
                best = rate;
                layout = candidate;
            }
        }
        open(layout);
        var _ = measure(batch);
        return best;
    }

    private void open(BareLayout candidate) throws IOException {
        var _ = worker.ask("open " + candidate);
    }

    /** Doubles the work until it lasts long enough; what came before has warmed everything. */
    private double rate(double seconds) throws IOException {
        int frames = 2 * batch;
        Round round = measure(frames);
        while (round.seconds() < seconds && frames < MOST_FRAMES) {
            frames *= 2;
            round = measure(frames);
        }
        return round.rate();
    }

    /** One round of so many frames. */
    Round measure(int frames) throws IOException {
        return round("run", frames);
    }

    /** One round of so many frames that are decoded already. */
    Round compute(int frames) throws IOException {
        return round("compute", frames);
    }

    private Round round(String what, int frames) throws IOException {
        Stopwatch watch = Stopwatch.start(worker.processor());
        var _ = worker.ask(what + " " + frames);
        return watch.stop(frames);
    }

    /** How it uses the cores, in words. */
    String layout() {
        return layout.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public void close() {
        worker.close();
    }
}
