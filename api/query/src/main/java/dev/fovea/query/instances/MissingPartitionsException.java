package dev.fovea.query.instances;

import dev.fovea.query.state.StateNotReadyException;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** No instance answers for some partitions now; without them there is no whole answer. */
public final class MissingPartitionsException extends StateNotReadyException {

    private static final long serialVersionUID = 1L;

    private final TreeSet<Integer> partitions;

    /** @param why what was said, by partition */
    MissingPartitionsException(SortedMap<Integer, List<String>> why) {
        super("no instance answers now for "
                + why.entrySet().stream()
                        .map(entry -> "partition " + entry.getKey() + " (" + String.join("; ", entry.getValue()) + ")")
                        .collect(Collectors.joining(", "))
                + "; ask again in a moment");
        this.partitions = new TreeSet<>(why.keySet());
    }

    /** Those of which nothing can be told. */
    public SortedSet<Integer> partitions() {
        return new TreeSet<>(partitions);
    }
}
