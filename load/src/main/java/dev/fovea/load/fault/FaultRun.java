package dev.fovea.load.fault;

import dev.fovea.load.check.Violation;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tries rows one after another. Rows that need the same stage share it, and after each everything so far is proved; a row
 * that broke a promise leaves its stage to nobody.
 */
public final class FaultRun implements AutoCloseable {

    private final Path project;
    private final Scratch scratch;
    private final long seed;
    private final double slack;
    private @Nullable Stage stage;
    private @Nullable Row owner;
    private Set<String> known = new HashSet<>();

    /**
     * @param project root of the build
     * @param scratch where the stages' data lie
     * @param seed decides whatever chance decides
     * @param slack by how much bounds of time are stretched, ≥ 1
     */
    FaultRun(Path project, Scratch scratch, long seed, double slack) {
        this.project = project;
        this.scratch = scratch;
        this.seed = seed;
        this.slack = slack;
    }

    /** Hears of each row as it is done. */
    interface Told {
        void of(Outcome outcome) throws IOException;
    }

    /** @param told of each row as it is done */
    List<Outcome> run(List<Row> rows, Told told) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Row row : rows) {
            Outcome outcome = row.isTried() ? run(row) : Outcome.untried(row);
            outcomes.add(outcome);
            told.of(outcome);
        }
        return outcomes;
    }

    private Outcome run(Row row) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        @Nullable Trial trial = null;
        List<Violation> violations = new ArrayList<>();
        Optional<String> failure = Optional.empty();
        try {
            Stage on = stageFor(row);
            trial = new Trial(on, new SplittableRandom(seed + row.id().hashCode()), slack);
            on.begin();
            row.act().perform(trial);
            trial.requireAlive();
            violations.addAll(trial.breaches());
            on.end().stream().filter(v -> known.add(v.toString())).forEach(violations::add);
        } catch (IOException | RuntimeException e) {
            // Whatever it was: the other rows have stages of their own.
            failure = Optional.of(e.toString());
            if (trial != null && violations.isEmpty()) {
                violations.addAll(trial.breaches());
            }
        }
        if (!violations.isEmpty() || failure.isPresent()) {
            if (stage != null) {
                scratch.keepLogs(row.id(), stage.rig().home());
            }
            close();
        }
        return new Outcome(
                row,
                trial == null ? java.util.Map.of() : trial.injections(),
                trial == null ? java.util.Map.of() : trial.measured(),
                violations,
                failure,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private Stage stageFor(Row row) throws IOException, InterruptedException {
        Stage present = stage;
        if (present != null
                && owner != null
                && owner.rig().equals(row.rig())
                && owner.cameras().equals(row.cameras())) {
            return present;
        }
        close();
        Home home = scratch.home();
        Stage fresh;
        try {
            fresh = Stage.open(project, home, row.rig(), row.cameras());
        } catch (IOException | ClusterException e) {
            scratch.keepLogs(row.id(), home);
            scratch.delete(home);
            throw e;
        }
        stage = fresh;
        owner = row;
        known = new HashSet<>();
        return fresh;
    }

    @Override
    public void close() throws IOException {
        if (stage != null) {
            Stage old = stage;
            stage = null;
            old.close();
            scratch.delete(old.rig().home());
        }
    }
}
