package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CpuThreadsTest {

    @Test
    void shouldTakeTheFastestOfOneHalfAndAllCores() throws Exception {
        CpuThreads threads = CpuThreads.measured(8);

        int chosen = threads.choose(rates(Map.of(1, 100.0, 4, 350.0, 8, 500.0)));

        assertThat(chosen).isEqualTo(8);
        assertThat(threads.why())
                .isEqualTo("threads a batch: 8, measured: 1 → 100 pictures/s, 4 → 350 pictures/s, 8 → 500 pictures/s");
    }

    @Test
    void shouldLeaveACoreToDecodingWhereOneThreadMoreGainsNextToNothing() throws Exception {
        assertThat(CpuThreads.measured(2).choose(rates(Map.of(1, 100.0, 2, 103.0))))
                .isEqualTo(1);
    }

    @Test
    void shouldMeasureOnce() throws Exception {
        CpuThreads threads = CpuThreads.measured(2);
        List<Integer> tried = new ArrayList<>();

        for (int i = 0; i < 2; i++) {
            var _ = threads.choose(candidate -> {
                tried.add(candidate);
                return candidate;
            });
        }

        assertThat(tried).containsExactly(1, 2);
    }

    @Test
    void shouldNotMeasureWhatIsTold() throws Exception {
        int chosen = CpuThreads.told(3).choose(candidate -> {
            throw new DeviceUnavailableException("tried");
        });

        assertThat(chosen).isEqualTo(3);
    }

    @Test
    void shouldRefuseNoThreads() {
        assertThatThrownBy(() -> CpuThreads.told(0)).hasMessageContaining("accepted: 1 or more");
    }

    private static CpuThreads.Trial rates(Map<Integer, Double> rates) {
        return threads -> Objects.requireNonNull(rates.get(threads));
    }
}
