package dev.fovea.query.instances;

import dev.fovea.query.state.StateNotReadyException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks for partitions where they are, all places at the same time; what one place refuses is asked of the next that has
 * it. An answer is whole or there is none. For one question; not thread-safe.
 *
 * @param <A> what a place answers
 */
final class Gathering<A> {

    private final Place<A> places;
    private final Map<Integer, Deque<InstanceView>> left = new HashMap<>();
    private final SortedMap<Integer, List<String>> refusals = new TreeMap<>();
    private final List<A> answers = new ArrayList<>();

    /** Asks one place. */
    @FunctionalInterface
    interface Place<A> {
        Reply<A> ask(InstanceView place, Set<Integer> partitions);
    }

    /**
     * @param partitions to be answered for
     * @param places called for this instance on the calling thread, for others on threads of their own
     */
    Gathering(Set<Integer> partitions, Holders holders, Place<A> places) {
        this.places = places;
        for (int partition : partitions) {
            left.put(partition, new ArrayDeque<>(holders.of(partition)));
            refusals.put(partition, new ArrayList<>());
        }
    }

    /**
     * The answers for all the partitions, each in one of them.
     *
     * @throws MissingPartitionsException if nobody answers for some
     */
    List<A> answers() {
        SortedMap<Integer, List<String>> missing = new TreeMap<>();
        Set<Integer> due = new TreeSet<>(left.keySet());
        while (!due.isEmpty()) {
            Map<InstanceView, Set<Integer>> round = new LinkedHashMap<>();
            for (int partition : due) {
                Optional<InstanceView> place = Optional.ofNullable(
                        left.getOrDefault(partition, new ArrayDeque<>()).poll());
                place.ifPresentOrElse(
                        p -> round.computeIfAbsent(p, asked -> new TreeSet<>()).add(partition),
                        () -> missing.put(partition, said(partition)));
            }
            due = ask(round);
        }
        if (!missing.isEmpty()) {
            throw new MissingPartitionsException(missing);
        }
        return answers;
    }

    private List<String> said(int partition) {
        List<String> refused = refusals.getOrDefault(partition, List.of());
        return refused.isEmpty() ? List.of("no instance has it") : refused;
    }

    /** Those that were refused. */
    private Set<Integer> ask(Map<InstanceView, Set<Integer>> round) {
        Map<InstanceView, Future<Reply<A>>> others = new LinkedHashMap<>();
        Set<Integer> refused = new TreeSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            round.forEach((place, partitions) -> {
                if (!place.self()) {
                    others.put(place, threads.submit(() -> places.ask(place, partitions)));
                }
            });
            round.forEach((place, partitions) -> {
                if (place.self()) {
                    take(place, places.ask(place, partitions), refused);
                }
            });
            others.forEach((place, reply) -> take(place, await(reply), refused));
        }
        return refused;
    }

    private void take(InstanceView place, Reply<A> reply, Set<Integer> refused) {
        if (reply.answer() != null) {
            answers.add(reply.answer());
        }
        reply.refused().forEach((partition, why) -> {
            refused.add(partition);
            refusals.computeIfAbsent(partition, p -> new ArrayList<>()).add(place.address() + ": " + why);
        });
    }

    private static <A> Reply<A> await(Future<Reply<A>> reply) {
        try {
            return reply.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateNotReadyException("this service is stopping", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a place refuses by its reply", e.getCause());
        }
    }
}
