package dev.fovea.load.fault;

import dev.fovea.load.cluster.RigPlan;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One row of the catalogue of faults.
 *
 * @param id such as {@code R-1}
 * @param title what goes wrong, and how often
 * @param rig on which processes
 * @param cameras with which cameras
 * @param missing why it cannot be tried on this machine; empty where it can
 * @param elsewhere the tests that prove it, {@code Class.method}, where it needs no stage
 * @param act what is done; what it breaks it must mend again
 */
record Row(
        String id,
        String title,
        RigPlan rig,
        CameraPlan cameras,
        Optional<String> missing,
        List<String> elsewhere,
        Act act) {

    Row {
        elsewhere = List.copyOf(elsewhere);
    }

    /** What is done to a stage. */
    interface Act {
        void perform(Trial trial) throws IOException, InterruptedException;
    }

    /** A row that every machine can try, with few cameras. */
    Row(String id, String title, RigPlan rig, Act act) {
        this(id, title, rig, CameraPlan.FEW, Optional.empty(), List.of(), act);
    }

    /** A row that every machine can try. */
    Row(String id, String title, RigPlan rig, CameraPlan cameras, Act act) {
        this(id, title, rig, cameras, Optional.empty(), List.of(), act);
    }

    /** A row that cannot be tried here. */
    static Row skipped(String id, String title, String why) {
        return untried(id, title, Optional.of(why), List.of());
    }

    /** A row that tests of the build prove, each time it is built. */
    static Row proved(String id, String title, String... tests) {
        return untried(id, title, Optional.empty(), List.of(tests));
    }

    private static Row untried(String id, String title, Optional<String> missing, List<String> tests) {
        return new Row(id, title, RigPlan.single(), CameraPlan.FEW, missing, tests, trial -> {
            throw new IllegalStateException("row " + id + " is not tried on a stage");
        });
    }

    /** Whether something is done to a stage here. */
    boolean isTried() {
        return missing.isEmpty() && elsewhere.isEmpty();
    }
}
