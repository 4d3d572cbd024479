package dev.fovea.load.bench.memory;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.rig.ServiceMetrics;
import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Weighs one service. Its heap must be resident from the start ({@link #RESIDENT_HEAP}), so that what grows is not heap
 * that the collector left alone until then.
 *
 * @param service that is weighed
 */
record Scale(RunningProcess service) {

    /** The JVM options of a heap that is resident from the start. */
    static final List<String> RESIDENT_HEAP = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    private static final double MEBIBYTE = 1 << 20;
    private static final String HEAP = "area=\"heap\"";

    /** What it takes now. */
    Sample weigh(double frames) throws InterruptedException {
        double heap = ServiceMetrics.of(service).sum("jvm_memory_committed_bytes", HEAP);
        Footprint now = Footprint.of(service.pid(), 0)
                .orElseThrow(
                        () -> new BenchException("what " + service.service().word()
                                + " takes cannot be read: it has ended, or this machine is not Linux"));
        return new Sample(
                frames,
                now.rssBytes() / MEBIBYTE,
                (now.rssBytes() - heap) / MEBIBYTE,
                now.descriptors(),
                now.threads());
    }

    /** What of the Java heap is in use after a full collection, MiB. Collects. */
    double live() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collect = new ProcessBuilder(jcmd.toString(), Long.toString(service.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collect.waitFor() != 0) {
            throw new BenchException(
                    "jcmd cannot make " + service.service().word() + " collect its heap; see " + service.log());
        }
        return ServiceMetrics.of(service).sum("jvm_memory_used_bytes", HEAP) / MEBIBYTE;
    }
}
