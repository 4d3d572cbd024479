package dev.fovea.load.fault;

import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Slope;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How a process's footprint developed over its longest run, the first quarter of that left out as warm-up.
 *
 * @param minutes that were looked at
 * @param rssMebibytes resident memory at the end
 * @param mostRssMebibytes the most resident memory of any run
 * @param rssMebibytesAnHour slope of the resident memory, by least squares
 * @param descriptors open at the end
 * @param descriptorsAnHour slope
 * @param threads at the end
 * @param threadsAnHour slope
 */
record Growth(
        double minutes,
        double rssMebibytes,
        double mostRssMebibytes,
        double rssMebibytesAnHour,
        long descriptors,
        double descriptorsAnHour,
        long threads,
        double threadsAnHour) {

    private static final double MEBIBYTE = 1 << 20;

    /** Empty if no run has at least four samples. */
    static Optional<Growth> of(List<Footprint> samples) {
        Map<Long, List<Footprint>> runs = samples.stream()
                .collect(Collectors.groupingBy(Footprint::pid, LinkedHashMap::new, Collectors.toList()));
        return runs.values().stream()
                .max(Comparator.comparingInt(List::size))
                .filter(run -> run.size() >= 4)
                .map(run -> of(run.subList(run.size() / 4, run.size()), samples));
    }

    private static Growth of(List<Footprint> run, List<Footprint> all) {
        Footprint last = run.getLast();
        return new Growth(
                round((last.seconds() - run.getFirst().seconds()) / 60),
                round(last.rssBytes() / MEBIBYTE),
                round(all.stream().mapToLong(Footprint::rssBytes).max().orElse(0) / MEBIBYTE),
                round(slopeAnHour(run, f -> f.rssBytes() / MEBIBYTE)),
                last.descriptors(),
                round(slopeAnHour(run, Footprint::descriptors)),
                last.threads(),
                round(slopeAnHour(run, Footprint::threads)));
    }

    private static double slopeAnHour(List<Footprint> run, ToDoubleFunction<Footprint> value) {
        return 3600 * Slope.of(run, Footprint::seconds, value);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
