package dev.fovea.query.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a question goes to, and that an answer is whole or there is none. */
class GatheringTest {

    private static final String HERE = "here:1";
    private static final String THERE = "there:1";
    private static final String YONDER = "yonder:1";

    private final Group group = new Group();

    @Test
    void shouldAskEachPlaceOnceForAllThatItKeeps() {
        group.add(HERE, Set.of(0, 3), Set.of());
        group.add(THERE, Set.of(1, 2), Set.of());

        assertThat(group.gather(Set.of(0, 1, 2, 3))).containsExactlyInAnyOrder(Set.of(0, 3), Set.of(1, 2));
        assertThat(group.asked).containsExactlyInAnyOrder(HERE + " for [0, 3]", THERE + " for [1, 2]");
    }

    @Test
    void shouldAskOnlyThePlaceOfThePartitionAskedFor() {
        group.add(HERE, Set.of(0), Set.of(1));
        group.add(THERE, Set.of(1), Set.of(0));

        assertThat(group.gather(Set.of(1))).containsExactly(Set.of(1));
        assertThat(group.asked).containsExactly(THERE + " for [1]");
    }

    @Test
    void shouldAskWhoStandsByWhenTheKeeperDoesNotAnswer() {
        group.add(HERE, Set.of(0), Set.of());
        group.add(THERE, Set.of(1, 2), Set.of());
        group.add(YONDER, Set.of(3), Set.of(1, 2));
        group.refuses(THERE, 1, 2);

        assertThat(group.gather(Set.of(0, 1, 2, 3))).containsExactlyInAnyOrder(Set.of(0), Set.of(3), Set.of(1, 2));
    }

    @Test
    void shouldAskAgainOnlyForWhatWasRefused() {
        group.add(THERE, Set.of(1, 2), Set.of());
        group.add(YONDER, Set.of(), Set.of(1, 2));
        group.refuses(THERE, 2);

        assertThat(group.gather(Set.of(1, 2))).containsExactlyInAnyOrder(Set.of(1), Set.of(2));
        assertThat(group.asked).containsExactly(THERE + " for [1, 2]", YONDER + " for [2]");
    }

    @Test
    void shouldNameEveryPartitionThatIsMissingAndWhatWasSaid() {
        group.add(HERE, Set.of(0), Set.of());
        group.add(THERE, Set.of(1), Set.of());
        group.refuses(THERE, 1);

        assertThatThrownBy(() -> group.gather(Set.of(0, 1, 2)))
                .isInstanceOfSatisfying(
                        MissingPartitionsException.class,
                        e -> assertThat(e.partitions()).containsExactly(1, 2))
                .hasMessageContaining("partition 1 (there:1: refused)")
                .hasMessageContaining("partition 2 (no instance has it)");
    }

    @Test
    void shouldAskOtherPlacesAtTheSameTime() {
        group.add(THERE, Set.of(1), Set.of());
        group.add(YONDER, Set.of(2), Set.of());
        CountDownLatch both = new CountDownLatch(2);

        List<Set<Integer>> answers = new Gathering<Set<Integer>>(Set.of(1, 2), group.holders(), (place, some) -> {
                    both.countDown();
                    return new Reply<>(awaits(both) ? Set.copyOf(some) : null, new TreeMap<>());
                })
                .answers();

        assertThat(answers).containsExactlyInAnyOrder(Set.of(1), Set.of(2));
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Property(tries = 500)
    void shouldAnswerForEachPartitionOnceWheneverSomeoneDoesAndElseForNone(@ForAll("groups") Group any) {
        Set<Integer> partitions = Set.of(0, 1, 2, 3);
        Set<Integer> lost = new TreeSet<>(partitions);
        lost.removeIf(any::isAnswered);
        if (lost.isEmpty()) {
            List<Integer> answered =
                    any.gather(partitions).stream().flatMap(Set::stream).toList();
            assertThat(answered).containsExactlyInAnyOrder(0, 1, 2, 3);
        } else {
            assertThatThrownBy(() -> any.gather(partitions))
                    .isInstanceOfSatisfying(
                            MissingPartitionsException.class,
                            e -> assertThat(e.partitions()).isEqualTo(lost));
        }
    }

    /** Each of three instances keeps, stands by for and refuses any partitions: metadata may be wrong in every way. */
    @Provide
    Arbitrary<Group> groups() {
        Arbitrary<Set<Integer>> some = Arbitraries.of(0, 1, 2, 3).set();
        Arbitrary<List<Set<Integer>>> three = some.list().ofSize(3);
        return Combinators.combine(three, three, three).as((active, standby, refused) -> {
            Group made = new Group();
            List<String> addresses = List.of(HERE, THERE, YONDER);
            for (int i = 0; i < 3; i++) {
                made.add(addresses.get(i), active.get(i), standby.get(i));
                made.refuses(addresses.get(i), refused.get(i).toArray(new Integer[0]));
            }
            return made;
        });
    }

    /** Instances that answer with the partitions they were asked for. */
    static final class Group {

        private final List<InstanceView> instances = new ArrayList<>();
        private final Map<String, Set<Integer>> refusing = new HashMap<>();
        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

        void add(String address, Set<Integer> active, Set<Integer> standby) {
            instances.add(
                    new InstanceView(address, address.equals(HERE), new TreeSet<>(active), new TreeSet<>(standby)));
        }

        void refuses(String address, Integer... partitions) {
            refusing.put(address, Set.of(partitions));
        }

        Holders holders() {
            return new Holders(instances);
        }

        boolean isAnswered(int partition) {
            return holders().of(partition).stream()
                    .anyMatch(place ->
                            !refusing.getOrDefault(place.address(), Set.of()).contains(partition));
        }

        List<Set<Integer>> gather(Set<Integer> partitions) {
            return new Gathering<Set<Integer>>(partitions, holders(), this::reply).answers();
        }

        private Reply<Set<Integer>> reply(InstanceView place, Set<Integer> partitions) {
            asked.add(place.address() + " for " + new TreeSet<>(partitions));
            TreeMap<Integer, String> refused = new TreeMap<>();
            Set<Integer> answered = new HashSet<>(partitions);
            for (int partition : refusing.getOrDefault(place.address(), Set.of())) {
                if (answered.remove(partition)) {
                    refused.put(partition, "refused");
                }
            }
            @Nullable Set<Integer> answer = answered.isEmpty() ? null : answered;
            return new Reply<>(answer, refused);
        }
    }
}
