package dev.fovea.load.bench.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    @Test
    void shouldDoubleUntilItBreaksThenHalveTheGap() {
        assertThat(climb(256, 21)).containsExactly(4, 8, 16, 32, 24, 20, 22);
    }

    @Test
    void shouldGoDownWhenTheFirstLoadIsTooMuch() {
        assertThat(climb(256, 1)).containsExactly(4, 2, 1);
    }

    @Test
    void shouldStopAtTheMost() {
        assertThat(climb(20, 1000)).containsExactly(4, 8, 16, 20);
    }

    @Test
    void shouldEndWhereNothingIsCarried() {
        assertThat(climb(256, 0)).containsExactly(4, 2, 1);
    }

    /** The loads that are tried where so many can be carried. */
    private static List<Integer> climb(int most, int carried) {
        Ladder ladder = new Ladder(most);
        List<Integer> tried = new ArrayList<>();
        for (int load = ladder.first(); load > 0; load = ladder.after(load, load <= carried)) {
            tried.add(load);
        }
        return tried;
    }
}
