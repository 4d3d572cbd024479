package dev.fovea.load.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {

    @Test
    void shouldReadALineOfStat() {
        String stat = "4711 (C2 (a) Compil) S 1 4700 4700 0 -1 1077936192 9 0 0 0 250 50 0 0 20 0 40 0 100 5000 60 7";

        assertThat(ThreadTimes.Share.parse(stat)).isEqualTo(new ThreadTimes.Share("C2 (a) Compil", 3.0));
    }

    @Test
    void shouldAddUpWhatThreadsOfANameUsedSinceThen() {
        ThreadTimes before = new ThreadTimes(Map.of(1L, thread("lane", 5), 2L, thread("lane", 7), 3L, thread("gc", 1)));
        ThreadTimes after = new ThreadTimes(Map.of(1L, thread("lane", 6), 2L, thread("lane", 9), 4L, thread("jit", 4)));

        assertThat(after.since(before)).isEqualTo(Map.of("lane", 3.0, "jit", 4.0));
    }

    @Test
    void shouldSeeThisThreadAtWork() {
        assertThat(ThreadTimes.of(ProcessHandle.current().pid()).threads()).isNotEmpty();
    }

    private static ThreadTimes.Share thread(String name, double seconds) {
        return new ThreadTimes.Share(name, seconds);
    }
}
