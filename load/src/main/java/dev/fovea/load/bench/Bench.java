package dev.fovea.load.bench;

import dev.fovea.load.bench.figures.ReportBuilder;
import dev.fovea.load.bench.rig.Rig;
import java.util.function.Consumer;

/** One benchmark. */
public interface Bench {

    /** As in {@code ./fovea bench NAME}. */
    String name();

    /**
     * Measures.
     *
     * @param rig with a broker; whatever else the benchmark starts there is stopped with it
     * @param progress told in a few words of what goes on
     * @throws BenchException if it cannot be run here
     */
    void run(Rig rig, Effort effort, ReportBuilder report, Consumer<String> progress) throws Exception;
}
