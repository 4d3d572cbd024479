package dev.fovea.query.recent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The lengths of stages over the newest frames, a bounded number of a bounded age. Thread-safe. */
public final class StageTimes {

    private static final int MOST = 512;

    private final Duration period;
    private final Map<Stage, Deque<Sample>> samples = new EnumMap<>(Stage.class);

    private record Sample(Instant at, double millis) {}

    /** @param period for which a sample counts */
    public StageTimes(Duration period) {
        this.period = period;
        for (Stage stage : Stage.values()) {
            samples.put(stage, new ArrayDeque<>());
        }
    }

    /**
     * Takes in one frame's time.
     *
     * @param end when the stage was over
     */
    public synchronized void add(Stage stage, Instant begin, Instant end) {
        Deque<Sample> of = of(stage);
        if (of.size() == MOST) {
            of.removeFirst();
        }
        of.addLast(new Sample(end, Duration.between(begin, end).toNanos() / 1e6));
    }

    /** The stages of which there is a recent sample, in the order of a frame's way. */
    public synchronized List<StageTime> at(Instant now) {
        return Arrays.stream(Stage.values())
                .map(stage -> summary(stage, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<StageTime> summary(Stage stage, Instant now) {
        of(stage).removeIf(sample -> sample.at().isBefore(now.minus(period)));
        double[] sorted =
                of(stage).stream().mapToDouble(Sample::millis).sorted().toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new StageTime(
                        stage, sorted.length, rank(sorted, 0.5), rank(sorted, 0.95), sorted[sorted.length - 1]));
    }

    /** The nearest rank: the least value that so great a part of all does not exceed. */
    private static double rank(double[] sorted, double part) {
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
    }

    private Deque<Sample> of(Stage stage) {
        return Objects.requireNonNull(samples.get(stage));
    }
}
