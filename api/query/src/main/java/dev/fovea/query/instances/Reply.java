package dev.fovea.query.instances;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says to a question.
 *
 * @param <A> the answer's type
 * @param answer for all partitions asked for that are not refused; null where all are
 * @param refused why, by partition
 */
public record Reply<A>(@Nullable A answer, SortedMap<Integer, String> refused) {

    public Reply {
        refused = new TreeMap<>(refused);
    }
}
