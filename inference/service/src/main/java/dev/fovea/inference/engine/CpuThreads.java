package dev.fovea.inference.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many threads compute a batch on the processor, and so how many batches are computed at once: as told, or found by trying on the
 * first network of the process. Where more threads a batch gain next to nothing, more batches at once are better, since their threads
 * do not wait for each other. Thread-safe.
 */
public final class CpuThreads {

    /** What a larger number of threads must gain to be chosen. */
    private static final double GAIN = 1.05;

    private final List<Integer> candidates;
    private int chosen;
    private String why;

    private CpuThreads(List<Integer> candidates, int chosen, String why) {
        this.candidates = candidates;
        this.chosen = chosen;
        this.why = why;
    }

    /** So many. */
    public static CpuThreads told(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "fovea.inference.threads is " + threads + "; accepted: 1 or more, or not set");
        }
        return new CpuThreads(List.of(), threads, "threads a batch: " + threads + ", as told");
    }

    /** One, half of the cores, or all of them. */
    public static CpuThreads measured(int cores) {
        List<Integer> candidates = Stream.of(1, cores / 2, cores)
                .filter(n -> n >= 1)
                .distinct()
                .sorted()
                .toList();
        return candidates.size() == 1 ? told(1) : new CpuThreads(candidates, 0, "not measured yet");
    }

    /**
     * The number of threads; tries them if that is not done yet.
     *
     * @throws DeviceUnavailableException if the network does not run
     */
    synchronized int choose(Trial trial) throws DeviceUnavailableException {
        if (chosen == 0) {
            SequencedMap<Integer, Double> rates = new LinkedHashMap<>();
            for (int threads : candidates) {
                rates.put(threads, trial.picturesPerSecond(threads));
            }
            chosen = best(rates);
            why = "threads a batch: " + chosen + ", measured: "
                    + rates.entrySet().stream().map(CpuThreads::shown).collect(Collectors.joining(", "));
        }
        return chosen;
    }

    /** How many batches the processor computes at once where each has so many threads. */
    static int lanes(int threads) {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    }

    /** What was chosen and why, in words. */
    public synchronized String why() {
        return why;
    }

    private static int best(SequencedMap<Integer, Double> rates) {
        Map.Entry<Integer, Double> best = rates.firstEntry();
        for (Map.Entry<Integer, Double> next : rates.entrySet()) {
            if (next.getValue() > best.getValue() * GAIN) {
                best = next;
            }
        }
        return best.getKey();
    }

    private static String shown(Map.Entry<Integer, Double> rate) {
        return String.format(Locale.ROOT, "%d → %.0f pictures/s", rate.getKey(), rate.getValue());
    }

    /** Tries a number of threads. */
    @FunctionalInterface
    interface Trial {
        double picturesPerSecond(int threads) throws DeviceUnavailableException;
    }
}
