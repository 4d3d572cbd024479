package dev.fovea.load.plan;

import java.time.Duration;

/**
 * What is asked of a fleet.
 *
 * @param cameras how many, at least 1
 * @param framesPerSecond frames that each camera publishes, greater than 0
 * @param sourceFramesPerSecond frames that each camera sends and that are decoded to choose from; 0 where the camera
 *     sends JPEG, which is passed through without decoding
 * @param regionsPerFrame regions classified in each frame on average, at least 0
 * @param pictureBytes size of one published JPEG
 * @param retention how long pictures are kept
 * @param replication copies of each record, at least 1
 */
public record Workload(
        long cameras,
        double framesPerSecond,
        double sourceFramesPerSecond,
        double regionsPerFrame,
        long pictureBytes,
        Duration retention,
        int replication) {

    public Workload {
        require(cameras >= 1, "--cameras", cameras, "at least 1");
        require(framesPerSecond > 0, "--fps", framesPerSecond, "greater than 0");
        require(sourceFramesPerSecond >= 0, "--source-fps", sourceFramesPerSecond, "0 (JPEG cameras) or greater");
        require(regionsPerFrame >= 0, "--regions", regionsPerFrame, "0 or greater");
        require(pictureBytes > 0, "--picture-bytes", pictureBytes, "greater than 0");
        require(!retention.isNegative() && !retention.isZero(), "--retention", retention, "a duration such as PT2H");
        require(replication >= 1, "--replication", replication, "at least 1");
    }

    /** Frames published each second by all cameras together. */
    double frames() {
        return cameras * framesPerSecond;
    }

    /** The same with another number of cameras. */
    Workload with(long otherCameras) {
        return new Workload(
                otherCameras,
                framesPerSecond,
                sourceFramesPerSecond,
                regionsPerFrame,
                pictureBytes,
                retention,
                replication);
    }

    private static void require(boolean holds, String option, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(option + " is " + value + "; accepted: " + accepted);
        }
    }
}
