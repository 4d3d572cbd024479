package dev.fovea.load.fault;

import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.check.ResultWatcher;
import dev.fovea.load.check.Violation;
import dev.fovea.load.client.QueryClient;
import dev.fovea.load.client.QueryException;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.Rig;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Where faults happen: a rig, synthetic cameras, and a reader that remembers every result it saw. Not thread-safe. */
public final class Stage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Rig rig;
    private final Cameras cameras;
    private final QueryClient query;
    private final ResultWatcher results;
    private final Brokers brokers;
    private final Proof proof;

    private Stage(Rig rig, Cameras cameras) {
        this.rig = rig;
        this.cameras = cameras;
        this.query = new QueryClient(rig.query(0));
        this.results = new ResultWatcher(rig.kafka());
        this.brokers = new Brokers(rig);
        this.proof = new Proof(rig, cameras, results);
    }

    /** Starts the processes; no camera sends yet. */
    static Stage open(Path project, Home home, RigPlan plan, CameraPlan cameras)
            throws IOException, InterruptedException {
        Rig rig = Rig.start(project, home, plan);
        try {
            return new Stage(rig, new Cameras(cameras, home.secrets()));
        } catch (IOException | RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    public Rig rig() {
        return rig;
    }

    public Cameras cameras() {
        return cameras;
    }

    public QueryClient query() {
        return query;
    }

    public ResultWatcher results() {
        return results;
    }

    public Brokers brokers() {
        return brokers;
    }

    /** Switches the cameras on and waits until each has a visible result of a frame captured since. */
    void begin() throws IOException, InterruptedException {
        Instant begin = Instant.now();
        define(true);
        while (!hasResults(begin)) {
            if (Instant.now().isAfter(begin.plus(PATIENCE))) {
                throw new IOException(
                        "the cameras gave no results within " + PATIENCE.toSeconds() + " s; " + waitingFor(begin));
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    /** Switches the cameras off, waits until nothing moves any more, and proves every promise over everything so far. */
    List<Violation> end() throws IOException, InterruptedException {
        for (var node : rig.nodes()) {
            if (node.isAlive()) {
                node.awaitReady(PATIENCE);
            }
        }
        define(false);
        proof.awaitQuiet();
        return proof.violations();
    }

    private void define(boolean enabled) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                cameras.define(query, enabled);
                return;
            } catch (QueryException e) {
                // Just after a fault a definition may be refused with 503 and the advice to try again.
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(Duration.ofMillis(500));
            }
        }
    }

    /** Whether every camera has a visible result of a frame that was captured after a moment. */
    public boolean hasResults(Instant since) {
        return cameras.ids().stream()
                .allMatch(id -> results.newest(id).filter(since::isBefore).isPresent());
    }

    /** Which cameras have no visible result of a frame captured after a moment, for a message. */
    String waitingFor(Instant since) {
        return "no results since " + since + " of "
                + cameras.ids().stream()
                        .filter(id -> results.newest(id).filter(since::isBefore).isEmpty())
                        .collect(Collectors.toList())
                + ", not ready: "
                + rig.nodes().stream()
                        .filter(node -> !isReady(node))
                        .map(node -> node.name() + (node.isAlive() ? "" : " (dead)"))
                        .toList();
    }

    private static boolean isReady(dev.fovea.load.cluster.Node node) {
        try {
            return node.isReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether other processes can do the work while a fault lasts. */
    boolean canTakeOver(Fault fault) {
        return switch (fault) {
            case Fault.Kill(var which, var lasting) -> hasOthers(which);
            case Fault.Freeze(var which, var lasting) -> hasOthers(which);
            case Fault.Terminate(var which, var lasting) -> hasOthers(which);
            case Fault.Spoil spoil -> false;
            case Fault.Misbehave misbehave -> false;
            case Fault.LoseState lose -> false;
        };
    }

    private boolean hasOthers(Which which) {
        return !(which instanceof Which.All) && rig.all(which.service()).size() > 1;
    }

    /** What it means that a fault is over: results are visible, and where the query service was hit, it tells them. */
    Trial.Recovered recovery(Fault fault) {
        boolean queryHit = switch (fault) {
            case Fault.Kill(var which, var lasting) -> which.service() == Service.QUERY;
            case Fault.Freeze(var which, var lasting) -> which.service() == Service.QUERY;
            case Fault.Terminate(var which, var lasting) -> which.service() == Service.QUERY;
            case Fault.Spoil(var service, var condition, var lasting) -> service == Service.QUERY;
            case Fault.Misbehave misbehave -> false;
            case Fault.LoseState lose -> true;
        };
        return queryHit ? since -> hasResults(since) && isServed(since) : this::hasResults;
    }

    /** Whether the query service tells of every camera a frame that was captured after a moment. */
    public boolean isServed(Instant since) throws InterruptedException {
        try {
            for (String id : cameras.ids()) {
                boolean served = query.latest(id)
                        .map(latest ->
                                Instant.parse(latest.required("capturedAt").asText()))
                        .filter(since::isBefore)
                        .isPresent();
                if (!served) {
                    return false;
                }
            }
            return true;
        } catch (QueryException e) {
            return false; // Not listening or not restored yet: not served.
        }
    }

    /** Waits until a broker that was away has caught up, so that the next fault meets a whole cluster. */
    void settleBrokers() throws InterruptedException {
        if (rig.all(Service.KAFKA).size() > 1) {
            brokers.awaitInSync(PATIENCE);
        }
    }

    /** Asks the query service; the caller closes it. */
    public QueryProbe probe() {
        return new QueryProbe(rig.query(0));
    }

    @Override
    public void close() throws IOException {
        results.close();
        query.close();
        cameras.close();
        rig.close();
    }
}
