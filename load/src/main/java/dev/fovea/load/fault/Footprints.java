package dev.fovea.load.fault;

import dev.fovea.load.cluster.Footprint;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Samples what the processes of a rig take of the machine, on a thread of its own. Thread-safe. */
final class Footprints implements AutoCloseable {

    private final Rig rig;
    private final long begin = System.nanoTime();
    private final Map<String, List<Footprint>> samples = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("footprints").daemon().factory());

    Footprints(Rig rig, Duration every) {
        this.rig = rig;
        var _ = thread.scheduleAtFixedRate(this::sample, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes a sample of each process now. */
    synchronized void sample() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        for (Node node : rig.nodes()) {
            Footprint.of(node.pid(), seconds)
                    .ifPresent(f -> samples.computeIfAbsent(node.name(), name -> new ArrayList<>())
                            .add(f));
        }
    }

    /** By process name, of all its runs, the oldest first. */
    synchronized Map<String, List<Footprint>> samples() {
        Map<String, List<Footprint>> copy = new LinkedHashMap<>();
        samples.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return copy;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
