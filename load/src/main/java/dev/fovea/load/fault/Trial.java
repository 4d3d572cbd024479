package dev.fovea.load.fault;

import dev.fovea.load.check.Invariant;
import dev.fovea.load.check.Violation;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Rig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One row of the catalogue while it is tried on a stage: injects, waits for recovery, and notes what it sees. */
public final class Trial {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Stage stage;
    private final SplittableRandom random;
    private final double slack;
    private final Injector injector;
    private final Map<String, Injections> injections = new LinkedHashMap<>();
    private final Map<String, Object> measured = new LinkedHashMap<>();
    private final List<Violation> breaches = new ArrayList<>();

    /**
     * @param random decides whatever chance decides
     * @param slack by how much bounds of time are stretched on this machine, ≥ 1
     */
    Trial(Stage stage, SplittableRandom random, double slack) {
        this.stage = stage;
        this.random = random;
        this.slack = slack;
        this.injector = new Injector(stage, this, random);
    }

    public Stage stage() {
        return stage;
    }

    public Rig rig() {
        return stage.rig();
    }

    public Cameras cameras() {
        return stage.cameras();
    }

    public SplittableRandom random() {
        return random;
    }

    /** A bound of time as it holds on this machine. */
    public Duration stretched(Duration bound) {
        return Duration.ofMillis((long) (bound.toMillis() * slack));
    }

    /**
     * Injects a fault, lifts it, and waits until every camera gives visible results again. Where other processes can take
     * over, the time counts from the beginning of the fault, else from its end.
     *
     * @param bound on recovery, not stretched yet; longer is a breach
     */
    public void inject(Fault fault, Duration bound) throws IOException, InterruptedException {
        Injections of = injections.computeIfAbsent(fault.words(), words -> new Injections());
        boolean takeover = stage.canTakeOver(fault);
        Recovered recovered = stage.recovery(fault);
        Instant begin = Instant.now();
        Injector.Lift lift = injector.inject(fault);
        of.injected();
        Instant end = begin.plus(fault.lasting());
        boolean lifted = false;
        Optional<Instant> back = Optional.empty();
        while (!lifted || back.isEmpty()) {
            Instant now = Instant.now();
            if (!lifted && !now.isBefore(end)) {
                end = Instant.now();
                lift.lift();
                lifted = true;
            }
            if (back.isEmpty() && (lifted || takeover) && recovered.since(takeover ? begin : end)) {
                back = Optional.of(Instant.now());
            }
            if (lifted && back.isEmpty() && now.isAfter(end.plus(stretched(bound)))) {
                breach(
                        Invariant.RECOVERY,
                        fault.words() + ": not recovered after "
                                + stretched(bound).toSeconds() + " s; " + stage.waitingFor(end));
                return;
            }
            Thread.sleep(PAUSE);
        }
        of.recovered(Duration.between(takeover ? begin : end, back.orElseThrow()));
        stage.settleBrokers();
    }

    /** Injects the same fault several times with a pause of 0 to 2 seconds between. */
    public void repeat(int times, Fault fault, Duration bound) throws IOException, InterruptedException {
        for (int i = 0; i < times && breaches.isEmpty(); i++) {
            inject(fault, bound);
            Thread.sleep(random.nextInt(2_000));
        }
    }

    /** Notes something that was done to the stage without {@link #inject}. */
    public void injected(String words) {
        injections.computeIfAbsent(words, w -> new Injections()).injected();
    }

    /** Notes how long a recovery took from something that was done without {@link #inject}. */
    public void recovered(String words, Duration after) {
        injections.computeIfAbsent(words, w -> new Injections()).recovered(after);
    }

    /** Notes that a promise was not kept. */
    public void breach(Invariant invariant, String what) {
        breaches.add(new Violation(invariant, what, List.of()));
    }

    /** Notes a figure for the report; a later one of the same name replaces it. */
    public void measure(String name, Object value) {
        measured.put(name, value);
    }

    /** Waits until something holds; where it does not within the stretched bound, that is a breach. */
    public boolean await(Invariant invariant, String what, Duration bound, Condition condition)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(stretched(bound));
        while (!condition.holds()) {
            if (Instant.now().isAfter(deadline)) {
                breach(invariant, "not within " + stretched(bound).toSeconds() + " s: " + what);
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** Something that may hold. */
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Whether everything works again, judged by what began after a moment. */
    interface Recovered {
        boolean since(Instant moment) throws IOException, InterruptedException;
    }

    /** Every process must run; one that died by itself is a breach. */
    void requireAlive() {
        rig().nodes().stream()
                .filter(node -> !node.isAlive())
                .map(Node::name)
                .forEach(name -> breach(Invariant.HEALTH, name + " is not running"));
    }

    Map<String, Injections> injections() {
        return injections;
    }

    Map<String, Object> measured() {
        return measured;
    }

    List<Violation> breaches() {
        return List.copyOf(breaches);
    }
}
