package dev.fovea.load.fault;

import dev.fovea.load.camera.Behaviour;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.proxy.Condition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which faults a mix consists of, one after another, decided by chance alone: first a SIGKILL of each service, in any order,
 * so that the shortest mix has them too; then whatever comes, weighted. Not thread-safe.
 */
final class MixOrder {

    /** @param weight how often, compared with the others */
    private record Weighted(int weight, Fault fault) {}

    private static final List<Weighted> LASTING = List.of(
            new Weighted(3, new Fault.Freeze(new Which.Any(Service.INFERENCE), Duration.ofSeconds(4))),
            new Weighted(2, new Fault.Freeze(new Which.Any(Service.KAFKA), Duration.ofSeconds(4))),
            new Weighted(2, new Fault.Freeze(new Which.Any(Service.QUERY), Duration.ofSeconds(6))),
            new Weighted(2, spoil(Service.INFERENCE, new Condition.Delayed(Duration.ofMillis(100)), 10)),
            new Weighted(2, spoil(Service.INGEST, new Condition.Throttled(375_000), 10)),
            new Weighted(2, spoil(Service.INGEST, new Condition.Cut(), 5)),
            new Weighted(2, spoil(Service.INFERENCE, new Condition.Cut(), 5)),
            new Weighted(2, spoil(Service.QUERY, new Condition.Silent(), 8)),
            new Weighted(2, spoil(Service.INFERENCE, new Condition.Silent(), 8)),
            new Weighted(3, new Fault.Misbehave(new Behaviour.Stalled(), Duration.ofSeconds(8))),
            new Weighted(2, new Fault.Misbehave(new Behaviour.Refusing(), Duration.ofSeconds(5))),
            new Weighted(2, new Fault.Misbehave(new Behaviour.Corrupting(0.001), Duration.ofSeconds(5))),
            new Weighted(2, new Fault.Misbehave(new Behaviour.Trickling(100), Duration.ofSeconds(8))));

    private static final List<Weighted> DEADLY = List.of(
            new Weighted(6, kill(Service.INFERENCE)),
            new Weighted(3, kill(Service.QUERY)),
            new Weighted(3, kill(Service.KAFKA)),
            new Weighted(2, kill(Service.INGEST)),
            new Weighted(2, new Fault.Terminate(new Which.Any(Service.INFERENCE), Duration.ZERO)),
            new Weighted(2, new Fault.Terminate(new Which.Any(Service.INGEST), Duration.ZERO)));

    private final RandomGenerator random;
    private final Deque<Fault> kills;

    MixOrder(RandomGenerator random) {
        this.random = random;
        List<Service> services = new ArrayList<>(List.of(Service.values()));
        Collections.shuffle(services, random);
        this.kills = new ArrayDeque<>(services.stream().map(MixOrder::kill).toList());
    }

    private static Fault kill(Service service) {
        // A broker stays away for a moment, so that clients notice.
        Duration away = service == Service.KAFKA ? Duration.ofSeconds(2) : Duration.ZERO;
        return new Fault.Kill(new Which.Any(service), away);
    }

    private static Fault spoil(Service service, Condition condition, int seconds) {
        return new Fault.Spoil(service, condition, Duration.ofSeconds(seconds));
    }

    /** Whether each service has had its SIGKILL. */
    boolean hasKilledEach() {
        return kills.isEmpty();
    }

    /** The next fault, of those that end processes and those that do not. */
    Fault nextOfAll() {
        if (!kills.isEmpty()) {
            return kills.remove();
        }
        return draw(random.nextBoolean() ? DEADLY : LASTING);
    }

    /** The next fault of those that end no process. */
    Fault nextLasting() {
        return draw(LASTING);
    }

    private Fault draw(List<Weighted> faults) {
        int ticket = random.nextInt(faults.stream().mapToInt(Weighted::weight).sum());
        for (Weighted weighted : faults) {
            ticket -= weighted.weight();
            if (ticket < 0) {
                return weighted.fault();
            }
        }
        throw new IllegalStateException("the weights changed while they were drawn");
    }
}
