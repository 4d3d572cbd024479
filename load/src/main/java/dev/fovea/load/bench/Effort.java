package dev.fovea.load.bench;

import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.demo.DemoVideo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much time a benchmark may take, and on which pictures.
 *
 * @param seconds about, for one measurement of one side, ≥ 1
 * @param repeat how often both sides are measured in the order A B B A, ≥ 1
 * @param ownClip a video to take pictures from; the demo scene if empty
 */
public record Effort(int seconds, int repeat, Optional<Path> ownClip) {

    private static final int MOST_FRAMES = 20_000;

    public Effort {
        if (seconds < 1 || repeat < 1) {
            throw new BenchException("--seconds " + seconds + " --repeat " + repeat + "; accepted: 1 or more of each");
        }
    }

    /**
     * How many frames a measurement takes.
     *
     * @param rate frames a second, about
     * @param batch frames that go through the network together
     */
    public int frames(double rate, int batch) {
        return (int) Math.clamp(rate * seconds, 2.0 * batch, MOST_FRAMES);
    }

    /** The video. */
    public Path clip(Rig rig) throws IOException {
        return ownClip.isPresent() ? ownClip.get() : DemoVideo.ensure(rig.home().demo());
    }
}
