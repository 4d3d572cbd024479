package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.util.Map;

/**
 * Watches a group drain {@code fovea.frames} by its committed offsets, which become visible together with the detections:
 * a reader of these would take processor time from what is measured. It looks seldom, and more often towards the end, since each
 * look costs the broker something. Not thread-safe.
 */
public final class Drain implements AutoCloseable {

    private static final double SHORTEST_MILLIS = 5;
    private static final double LONGEST_MILLIS = 500;
    private static final double FIRST_MILLIS = 100;

    private final GroupLag lag;
    private final String group;

    public Drain(String kafka, String group) {
        this.lag = new GroupLag(kafka, group, Topic.FRAMES);
        this.group = group;
    }

    /**
     * Waits until the group has committed everything before some offsets.
     *
     * @param ends by partition
     * @throws BenchException if it has not after the patience
     */
    public void await(Map<Integer, Long> ends, Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        long all = lag.left(ends);
        for (long left = all; left > 0; left = lag.left(ends)) {
            long spent = System.nanoTime() - start;
            if (spent > patience.toNanos()) {
                throw new BenchException("group " + group + " has not drained " + Topic.FRAMES.topic() + " after "
                        + patience.toSeconds() + " s");
            }
            Thread.sleep(Duration.ofNanos((long) (pauseMillis(all - left, left, spent / 1e6) * 1e6)));
        }
    }

    /**
     * Half of the time that the rest should take.
     *
     * @param done frames so far
     * @param left frames
     * @param spent milliseconds so far
     */
    static double pauseMillis(long done, long left, double spent) {
        return done <= 0 ? FIRST_MILLIS : Math.clamp(spent / done * left / 2, SHORTEST_MILLIS, LONGEST_MILLIS);
    }

    @Override
    public void close() {
        lag.close();
    }
}
