package dev.fovea.inference.shadow;

import dev.fovea.inference.stream.Pace;

/** The pace of the shadow: after each set of frames it rests as courtesy demands. */
public final class ShadowPace implements Pace {

    private final Courtesy courtesy;
    /** Written and read by the stream's thread. */
    private long worked;

    private volatile boolean ended;

    public ShadowPace(Courtesy courtesy) {
        this.courtesy = courtesy;
    }

    @Override
    public void taken(int frames) {
        // Nobody waits for a shadow.
    }

    @Override
    public void answered(int frames, long nanos) {
        worked += nanos;
    }

    @Override
    public boolean takesAhead() {
        return false;
    }

    @Override
    public void rest() throws InterruptedException {
        long due = worked;
        worked = 0;
        courtesy.rest(due, () -> ended);
    }

    @Override
    public void end() {
        ended = true;
        courtesy.wake();
    }
}
