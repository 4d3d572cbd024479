package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.cluster.Descendants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The processor time of some processes and of those that they have started, all threads together. Each is read as it is
 * now: what a process has started since the last look counts as well, and what has ended since counts no more.
 * Thread-safe.
 */
public final class ProcessorTime {

    private final List<Long> pids;

    private ProcessorTime(List<Long> pids) {
        this.pids = List.copyOf(pids);
    }

    /** The processor time of processes that stay alive while it is read. */
    public static ProcessorTime of(long... pids) {
        return new ProcessorTime(LongStream.of(pids).boxed().toList());
    }

    /** Seconds since the processes started; to a hundredth on Linux. */
    public double seconds() {
        return pids.stream().mapToDouble(ProcessorTime::seconds).sum();
    }

    private static double seconds(long pid) {
        Duration own = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new BenchException("the processor time of process " + pid
                        + " cannot be read: it has ended, or this system does not tell"));
        return Descendants.of(pid)
                        .map(child -> child.info().totalCpuDuration())
                        .flatMap(Optional::stream)
                        .reduce(own, Duration::plus)
                        .toNanos()
                / 1e9;
    }
}
