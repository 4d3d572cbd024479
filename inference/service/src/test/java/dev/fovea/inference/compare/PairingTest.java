package dev.fovea.inference.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {

    private final List<String> pairs = new ArrayList<>();
    private final Pairing pairing = new Pairing((live, shadow) -> pairs.add(place(live) + "=" + place(shadow)));

    private static String place(Seen seen) {
        return seen.model().version() + "@" + seen.frame().partition() + "-"
                + seen.frame().offset();
    }

    private void live(int partition, long offset) {
        pairing.live(seen("live", partition, offset));
    }

    private void shadow(int partition, long offset) {
        pairing.shadow(seen("shadow", partition, offset));
    }

    private static Seen seen(String version, int partition, long offset) {
        return new Seen(new FrameRef(partition, offset), new ModelRef("tagger", version), List.of());
    }

    @Test
    void shouldPairTheSameFrameWhicheverSideTellsFirst() {
        live(0, 4);
        live(0, 5);
        shadow(0, 4);
        shadow(0, 5);
        shadow(0, 6);
        live(0, 6);

        assertThat(pairs).containsExactly("live@0-4=shadow@0-4", "live@0-5=shadow@0-5", "live@0-6=shadow@0-6");
        assertThat(pairing.waiting()).isZero();
    }

    @Test
    void shouldKeepPartitionsApart() {
        live(0, 4);
        shadow(1, 4);

        assertThat(pairs).isEmpty();
        assertThat(pairing.waiting()).isEqualTo(2);
    }

    @Test
    void shouldGiveUpFramesThatTheOtherSideHasPassed() {
        live(0, 1);
        live(0, 2);
        live(0, 9);
        shadow(0, 9);
        shadow(0, 12);
        live(0, 11);
        live(0, 12);

        assertThat(pairs).containsExactly("live@0-9=shadow@0-9", "live@0-12=shadow@0-12");
        assertThat(pairing.waiting()).isZero();
    }

    @Test
    void shouldLetOnlySoManyWait() {
        for (int offset = 0; offset < Pairing.MOST_WAITING + 10; offset++) {
            live(0, offset);
        }

        assertThat(pairing.waiting()).isEqualTo(Pairing.MOST_WAITING);
    }

    @Test
    void shouldBeginAgainWhenTheTopicOfFramesWasMadeAnew() {
        live(0, 100);
        live(0, 0);
        shadow(0, 0);

        assertThat(pairs).containsExactly("live@0-0=shadow@0-0");
    }
}
