package dev.fovea.load.fault;

import dev.fovea.load.camera.Look;

/**
 * The synthetic cameras of a stage; one of them always asks for a password.
 *
 * @param count 1 to 200
 * @param fps frames a second of each
 * @param look of their pictures
 */
public record CameraPlan(int count, double fps, Look look) {

    /** Few and small, so that two busy cores carry them. */
    public static final CameraPlan FEW = new CameraPlan(4, 4, new Look(320, 180, 0.8f));

    /** For hours: little enough that every frame stays on the topics. */
    public static final CameraPlan SPARSE = new CameraPlan(3, 2, new Look(192, 108, 0.7f));

    public CameraPlan {
        if (count < 1 || count > 200) {
            throw new IllegalArgumentException(count + " cameras are not 1 to 200");
        }
    }
}
