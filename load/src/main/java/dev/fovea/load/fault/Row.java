package dev.fovea.load.fault;

import dev.fovea.load.cluster.RigPlan;
import java.io.IOException;
import java.util.Optional;

/**
 * One row of the catalogue of faults.
 *
 * @param id such as {@code R-1}
 * @param title what goes wrong, and how often
 * @param rig on which processes
 * @param cameras with which cameras
 * @param missing why it cannot be tried on this machine; empty where it can
 * @param act what is done; what it breaks it must mend again
 */
record Row(String id, String title, RigPlan rig, CameraPlan cameras, Optional<String> missing, Act act) {

    /** What is done to a stage. */
    interface Act {
        void perform(Trial trial) throws IOException, InterruptedException;
    }

    /** A row that every machine can try, with few cameras. */
    Row(String id, String title, RigPlan rig, Act act) {
        this(id, title, rig, CameraPlan.FEW, Optional.empty(), act);
    }

    /** A row that every machine can try. */
    Row(String id, String title, RigPlan rig, CameraPlan cameras, Act act) {
        this(id, title, rig, cameras, Optional.empty(), act);
    }

    /** A row that cannot be tried here. */
    static Row skipped(String id, String title, String why) {
        return new Row(id, title, RigPlan.single(), CameraPlan.FEW, Optional.of(why), trial -> {
            throw new IllegalStateException("row " + id + " is skipped: " + why);
        });
    }
}
