package dev.fovea.load.bench.cameras;

import dev.fovea.load.bench.rig.ProcessorTime;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.cluster.Service;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** How many processor cores each service kept busy since the beginning of a span. Not thread-safe. */
final class Shares {

    private final Map<Service, ProcessorTime> services = new EnumMap<>(Service.class);
    private final Map<Service, Double> before = new EnumMap<>(Service.class);
    private final long start = System.nanoTime();

    /** Begins now. */
    Shares(Rig rig, Set<Service> looked) {
        for (Service service : looked) {
            ProcessorTime time = ProcessorTime.of(rig.process(service).pid());
            services.put(service, time);
            before.put(service, time.seconds());
        }
    }

    /** Cores that were busy, by service, from the beginning until now. */
    Map<Service, Double> cores() {
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<Service, Double> cores = new EnumMap<>(Service.class);
        services.forEach(
                (service, time) -> cores.put(service, (time.seconds() - before.getOrDefault(service, 0.0)) / seconds));
        return cores;
    }
}
