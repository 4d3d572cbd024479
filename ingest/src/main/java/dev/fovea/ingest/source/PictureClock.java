package dev.fovea.ingest.source;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Gives each picture of a stream a time that never runs backwards, in microseconds from the first picture.
 *
 * <p>Missing and broken time stamps are replaced by the stream's frame rate; a loop continues where the last one ended.
 */
final class PictureClock {

    private static final long LONGEST_STEP = 3_600_000_000L;

    private final double microsPerTick;
    private final long step;
    private long offset;
    private long last = -1;
    private boolean anchored;

    /**
     * @param timeBase of the stream's time stamps
     * @param frameRate frames a second, 0 if unknown
     */
    PictureClock(AVRational timeBase, double frameRate) {
        this(1e6 * timeBase.num() / Math.max(1, timeBase.den()), frameRate);
    }

    PictureClock(double microsPerTick, double frameRate) {
        this.microsPerTick = microsPerTick;
        this.step = frameRate > 0 && Double.isFinite(frameRate) ? Math.max(1, Math.round(1e6 / frameRate)) : 40_000;
    }

    /** The time of the next picture, from its time stamp in ticks or {@code AV_NOPTS_VALUE}. */
    long next(long ticks) {
        if (ticks == avutil.AV_NOPTS_VALUE()) {
            last = last < 0 ? 0 : last + step;
            return last;
        }
        long micros = (long) (ticks * microsPerTick);
        if (!anchored) {
            anchored = true;
            offset = (last < 0 ? 0 : last + step) - micros;
        }
        long time = micros + offset;
        if (time <= last || (last >= 0 && time > last + LONGEST_STEP)) {
            offset += last + step - time;
            time = last + step;
        }
        last = time;
        return last;
    }

    /** The stream starts again. */
    void restart() {
        anchored = false;
    }
}
