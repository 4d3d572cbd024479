package dev.fovea.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.topics.FrameRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairOrderTest {

    @Test
    void shouldLetACameraWithABacklogTakeNoMoreThanItsShareWhileOthersWait() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            arrivals.add(frame("busy", i));
        }
        arrivals.add(frame("yard", 5));
        arrivals.add(frame("door", 6));

        assertThat(FairOrder.of(arrivals)).containsExactly(0, 5, 6, 1, 2, 3, 4);
    }

    @Test
    void shouldKeepTheOrderOfEachCamerasOwnFrames() {
        assertThat(FairOrder.of(List.of(frame("a", 0), frame("b", 1), frame("a", 2), frame("b", 3))))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void shouldPlaceEveryArrivalOnceWhateverItIs() {
        Arrival malformed = new Arrival.Malformed(new FrameRef(0, 1), "no headers");

        assertThat(FairOrder.of(List.of(frame("a", 0), malformed, frame("a", 2))))
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    private static Arrival frame(String camera, int offset) {
        Arrival.Frame frame = Fakes.frame(offset, 1, 50);
        return new Arrival.Frame(frame.place(), camera, frame.headers(), frame.picture());
    }
}
