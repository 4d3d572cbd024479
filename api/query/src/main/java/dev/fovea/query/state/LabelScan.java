package dev.fovea.query.state;

import dev.fovea.query.activity.Minute;
import dev.fovea.query.pages.Extent;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.query.pages.TimeScan;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Detections in time order without the minutes in which the camera saw none of some labels: the counts by minute and label
 * are the index in which these are found. A rare label of a whole day costs a look at its minutes, not at the day.
 */
final class LabelScan implements TimeScan {

    private final TimeScan all;
    private final Index index;
    private final Set<String> labels;

    /** What was counted at a camera by minute and label. */
    @FunctionalInterface
    interface Index {
        /** Minutes and labels from one key down to another, both inclusive, newest first; to be closed. */
        KeyValueIterator<byte[], Long> newestFirst(TimeKey from, TimeKey downTo);
    }

    /**
     * @param all the detections
     * @param labels at least one
     */
    LabelScan(TimeScan all, Index index, Set<String> labels) {
        this.all = all;
        this.index = index;
        this.labels = Set.copyOf(labels);
    }

    @Override
    public Iterable<String> cameras() {
        return all.cameras();
    }

    @Override
    public Extent extent() {
        return all.extent();
    }

    @Override
    public Entries newestFirst(TimeKey from, TimeKey downTo) {
        TimeKey oldest = TimeKey.lowest(downTo.camera(), Minute.of(downTo.at()));
        TimeKey newest = TimeKey.highest(from.camera(), Minute.of(from.at()));
        return new Minutes(from, downTo, index.newestFirst(newest, oldest));
    }

    /** Entries of one minute after the other. */
    private final class Minutes implements Entries {
        private final TimeKey from;
        private final TimeKey downTo;
        private final KeyValueIterator<byte[], Long> counts;
        private long done = Long.MAX_VALUE;
        private @Nullable Entries open;

        Minutes(TimeKey from, TimeKey downTo, KeyValueIterator<byte[], Long> counts) {
            this.from = from;
            this.downTo = downTo;
            this.counts = counts;
        }

        @Override
        public boolean hasNext() {
            while (open == null || !open.hasNext()) {
                closeMinute();
                if (!counts.hasNext()) {
                    return false;
                }
                TimeKey counted = TimeKey.of(counts.next().key);
                if (counted.at() < done && labels.contains(counted.label())) {
                    done = counted.at();
                    open = all.newestFirst(
                            older(from, TimeKey.highest(from.camera(), counted.at() + Minute.LENGTH - 1)),
                            newer(downTo, TimeKey.lowest(from.camera(), counted.at())));
                }
            }
            return true;
        }

        @Override
        public Map.Entry<TimeKey, byte[]> next() {
            if (open == null || !hasNext()) {
                throw new NoSuchElementException();
            }
            return open.next();
        }

        private void closeMinute() {
            if (open != null) {
                open.close();
                open = null;
            }
        }

        @Override
        public void close() {
            closeMinute();
            counts.close();
        }

        private static TimeKey older(TimeKey one, TimeKey other) {
            return TimeKey.NEWEST_FIRST.compare(one, other) > 0 ? one : other;
        }

        private static TimeKey newer(TimeKey one, TimeKey other) {
            return TimeKey.NEWEST_FIRST.compare(one, other) > 0 ? other : one;
        }
    }
}
