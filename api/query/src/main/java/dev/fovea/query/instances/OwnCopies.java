package dev.fovea.query.instances;

import dev.fovea.query.state.Copies;
import dev.fovea.query.state.Copy;
import dev.fovea.query.state.StateNotReadyException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Answers questions from the copies that this instance has. Thread-safe. */
@Singleton
public final class OwnCopies {

    private final Copies copies;

    OwnCopies(Copies copies) {
        this.copies = copies;
    }

    /** The answer for those of the partitions that this instance can answer for, and why not for the others. */
    public <A> Reply<A> ask(Question<A> question, Set<Integer> partitions) {
        TreeMap<Integer, String> refused = new TreeMap<>();
        List<Copy> open = new ArrayList<>();
        for (int partition : partitions) {
            try {
                long atLeast = question.atLeast().next().getOrDefault(partition, 0L);
                open.add(copies.open(partition, atLeast));
            } catch (StateNotReadyException e) {
                refused.put(partition, String.valueOf(e.getMessage()));
            }
        }
        try {
            return new Reply<>(open.isEmpty() ? null : question.answer(open), refused);
        } catch (InvalidStateStoreException e) {
            partitions.forEach(partition -> refused.putIfAbsent(partition, "it moved while it was read"));
            return new Reply<>(null, refused);
        }
    }
}
