package dev.fovea.load.fault;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.cluster.Service;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MixOrderTest {

    private static final int SERVICES = Service.values().length;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static List<Fault> first(long seed, int count) {
        MixOrder order = new MixOrder(new SplittableRandom(seed));
        return Stream.generate(order::nextOfAll).limit(count).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBeginWithASigkillOfEachService(long seed) {
        MixOrder order = new MixOrder(new SplittableRandom(seed));

        Set<Service> killed = Stream.generate(order::nextOfAll)
                .limit(SERVICES)
                .map(fault -> ((Fault.Kill) fault).which().service())
                .collect(toSet());

        assertThat(killed).containsExactlyInAnyOrder(Service.values());
        assertThat(order.hasKilledEach()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNotSayThatEachServiceWasKilledBeforeTheLastOne(long seed) {
        MixOrder order = new MixOrder(new SplittableRandom(seed));

        for (int i = 0; i < SERVICES; i++) {
            assertThat(order.hasKilledEach()).isFalse();
            order.nextOfAll();
        }
    }

    @Test
    void shouldKillInAnyOrder() {
        assertThat(seeds().mapToObj(seed -> first(seed, 1)).collect(toSet())).hasSize(SERVICES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveTheSameFaultsForTheSameSeed(long seed) {
        assertThat(first(seed, 50)).isEqualTo(first(seed, 50));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEndNoProcessWithALastingFault(long seed) {
        MixOrder order = new MixOrder(new SplittableRandom(seed));

        assertThat(Stream.generate(order::nextLasting).limit(50))
                .noneMatch(fault -> fault instanceof Fault.Kill || fault instanceof Fault.Terminate);
    }
}
