package dev.fovea.query.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Extent;
import dev.fovea.query.pages.ModelFilter;
import dev.fovea.query.pages.PageCursor;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.query.pages.TimeKey;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A question travels under the names and in the form of the public interface. */
class RouteTest {

    @Test
    void shouldWriteWhatThePublicInterfaceReads() {
        PageCursor cursor = new PageCursor(new TimeKey("gate", 5, 1, 2, ""), Extent.parse("0-17_2-5"));
        DetectionFilter filter = new DetectionFilter(Set.of("yard", "gate"), Set.of("traffic light & car"), 0.5);

        String target = new PageQuestion<>(
                        PageQuestion.DETECTIONS,
                        new PageRequest(filter.cameras(), 1_000_001, Long.MAX_VALUE, 20, 1000, cursor),
                        filter,
                        new ModelFilter(Set.of("tiny/1")))
                .route()
                .target(Set.of(2, 0));

        assertThat(target)
                .isEqualTo("/v1/instances/detections?camera=gate&camera=yard&label=traffic+light+%26+car"
                        + "&minProbability=0.5&model=tiny%2F1&from=1970-01-01T00%3A00%3A01.000001Z&limit=20&cursor="
                        + cursor.encode() + "&partition=0&partition=2");
    }

    @Test
    void shouldLeaveOutTimesThatBoundNothing() {
        assertThat(Route.to("activity")
                        .withTime("from", Long.MIN_VALUE)
                        .withTime("to", Long.MAX_VALUE)
                        .target(Set.of(1)))
                .isEqualTo("/v1/instances/activity?partition=1");
    }
}
