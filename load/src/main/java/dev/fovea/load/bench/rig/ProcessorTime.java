package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import java.util.List;
import java.util.stream.Stream;

/** The processor time of some processes, all threads together. Each process is read as it is now; thread-safe. */
public final class ProcessorTime {

    private final List<ProcessHandle> processes;

    /** @param processes alive while this is used */
    public ProcessorTime(List<ProcessHandle> processes) {
        this.processes = List.copyOf(processes);
    }

    /** The processor time of a process and of those that it has started by now. */
    public static ProcessorTime of(long pid) {
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new BenchException("process " + pid + " has ended during the benchmark"));
        return new ProcessorTime(
                Stream.concat(Stream.of(process), process.descendants()).toList());
    }

    /** Seconds since the processes started; to a hundredth on Linux. */
    public double seconds() {
        return processes.stream().mapToDouble(ProcessorTime::seconds).sum();
    }

    private static double seconds(ProcessHandle process) {
        return process.info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new BenchException("the processor time of process " + process.pid()
                                + " cannot be read: it has ended, or this system does not tell"))
                        .toNanos()
                / 1e9;
    }
}
