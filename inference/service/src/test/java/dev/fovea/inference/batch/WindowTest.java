package dev.fovea.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void shouldPutFramesIntoOneWindowWhileTheyFit() {
        List<Window> windows = plan(new int[] {1, 2, 1}, 4);

        assertThat(windows)
                .containsExactly(new Window(List.of(new Slots(0, 0, 1), new Slots(1, 1, 2), new Slots(2, 3, 1)), 4));
    }

    @Test
    void shouldBeginAnotherWindowRatherThanSplitAFrame() {
        List<Window> windows = plan(new int[] {3, 2}, 4);

        assertThat(windows)
                .containsExactly(
                        new Window(List.of(new Slots(0, 0, 3)), 3), new Window(List.of(new Slots(1, 0, 2)), 2));
    }

    @Test
    void shouldGiveAFrameWithMoreRegionsThanAWindowOneOfItsOwn() {
        List<Window> windows = plan(new int[] {1, 9, 1}, 4);

        assertThat(windows).extracting(Window::slots).containsExactly(1, 9, 1);
    }

    @Test
    void shouldLeaveOutArrivalsWithoutRegions() {
        assertThat(plan(new int[] {0, 0}, 4)).isEmpty();
        assertThat(plan(new int[] {0, 1}, 4)).containsExactly(new Window(List.of(new Slots(1, 0, 1)), 1));
    }

    @Test
    void shouldTakeFramesInTheOrderTold() {
        assertThat(Window.plan(new int[] {2, 0, 1}, new int[] {1, 1, 1}, 4))
                .containsExactly(new Window(List.of(new Slots(2, 0, 1), new Slots(0, 1, 1), new Slots(1, 2, 1)), 3));
    }

    @Test
    void shouldCutFullBatchesAndOneRest() {
        assertThat(Range.cut(0, 10, 4)).containsExactly(new Range(0, 4), new Range(4, 4), new Range(8, 2));
        assertThat(Range.cut(5, 4, 4)).containsExactly(new Range(5, 4));
        assertThat(Range.cut(0, 0, 4)).isEmpty();
    }

    @Test
    void shouldSeeWhichFramesABatchHolds() {
        Range batch = new Range(4, 4);

        assertThat(batch.overlaps(new Slots(0, 0, 4))).isFalse();
        assertThat(batch.overlaps(new Slots(0, 2, 3))).isTrue();
        assertThat(batch.overlaps(new Slots(0, 7, 9))).isTrue();
        assertThat(batch.overlaps(new Slots(0, 8, 1))).isFalse();
    }

    private static List<Window> plan(int[] regions, int most) {
        return Window.plan(IntStream.range(0, regions.length).toArray(), regions, most);
    }
}
