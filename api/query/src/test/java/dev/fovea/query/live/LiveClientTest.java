package dev.fovea.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import dev.fovea.query.live.LiveMessage.CutOff;
import dev.fovea.query.live.LiveMessage.Heartbeat;
import dev.fovea.query.live.LiveMessage.Reset;
import dev.fovea.query.live.LiveMessage.Seen;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Extent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveClientTest {

    private static final Extent START = Extent.parse("0-0_1-0");
    private static final LoginEnd FOREVER = new LoginEnd(Clock.systemUTC(), null);

    private final List<LiveEvent> topic = new ArrayList<>();
    private final List<LiveMessage> sent = new ArrayList<>();

    @Property(tries = 300)
    void shouldMissNothingAndDoubleNothingWhereverItResumes(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 1) Integer> partitions,
            @ForAll @IntRange(min = 0, max = 30) int seenBefore,
            @ForAll @IntRange(min = 1, max = 40) int ringSize)
            throws InterruptedException {
        topic.clear();
        sent.clear();
        LiveRing ring = new LiveRing(ringSize, START);
        partitions.forEach(partition -> produce(ring, partition));
        int cut = Math.min(seenBefore, topic.size());
        Extent last = START;
        for (LiveEvent event : topic.subList(0, cut)) {
            last = last.with(event.partition(), event.offset());
        }
        ring.close();

        client(ring, DetectionFilter.ALL).run(last.toString());

        List<String> expected = topic.subList(cut, topic.size()).stream()
                .map(LiveEvent::json)
                .sorted()
                .toList();
        assertThat(seen().stream().map(Seen::json).sorted().toList()).isEqualTo(expected);
        if (!seen().isEmpty()) {
            assertThat(seen().getLast().id())
                    .as("the last id names all of the topic")
                    .isEqualTo(ring.snapshot().upTo().toString());
        }
    }

    @Test
    void shouldBeginWithWhatComesNext() throws InterruptedException {
        LiveRing ring = new LiveRing(8, START);
        produce(ring, 0);
        LiveClient client = client(ring, DetectionFilter.ALL);
        client.run(closing(ring));

        assertThat(seen()).isEmpty();
    }

    @Test
    void shouldCutAClientOffWhenItsLoginEnds() throws InterruptedException {
        LiveRing ring = new LiveRing(8, START);
        produce(ring, 0);
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        LoginEnd past = new LoginEnd(Clock.fixed(now, ZoneOffset.UTC), now);

        new LiveClient(ring, this::read, DetectionFilter.ALL, Duration.ofSeconds(1), past, this::take)
                .run(START.toString());

        assertThat(seen()).isEmpty();
        assertThat(((CutOff) sent.getLast()).why()).contains("log in again");
    }

    @Test
    void shouldTellThatSomethingIsMissingWhenTheLastIdIsPastRetention() throws InterruptedException {
        LiveRing ring = new LiveRing(2, START);
        for (int i = 0; i < 5; i++) {
            produce(ring, 0);
        }
        ring.close();
        History expired = (from, to, taker) -> {
            throw new History.ExpiredException("past its retention");
        };

        new LiveClient(ring, expired, DetectionFilter.ALL, Duration.ofSeconds(1), FOREVER, this::take).run("0-1_1-0");

        assertThat(sent).contains(new Reset("0-5_1-0", "past its retention"));
        assertThat(seen()).isEmpty();
    }

    @Test
    void shouldCutOffAClientThatIsOvertaken() throws InterruptedException {
        LiveRing ring = new LiveRing(2, START);
        produce(ring, 0);
        produce(ring, 0);
        boolean[] overtaken = {false};
        LiveClient.Outlet slow = message -> {
            take(message);
            if (message instanceof Seen && !overtaken[0]) {
                overtaken[0] = true;
                for (int i = 0; i < 5; i++) {
                    produce(ring, 0);
                }
            }
        };

        new LiveClient(ring, this::read, DetectionFilter.ALL, Duration.ofSeconds(1), FOREVER, slow).run("0-0_1-0");

        assertThat(seen()).hasSize(1);
        assertThat(sent.getLast()).isInstanceOf(CutOff.class);
        assertThat(((CutOff) sent.getLast()).why()).contains("faster than they were read");
    }

    @Test
    void shouldMoveTheIdOnPastWhatWasFilteredOut() throws InterruptedException {
        LiveRing ring = new LiveRing(8, START);
        DetectionFilter other = new DetectionFilter(java.util.Set.of("elsewhere"), java.util.Set.of(), 0);
        LiveClient.Outlet outlet = message -> {
            take(message);
            if (message instanceof Heartbeat) {
                ring.close();
            }
        };
        LiveClient client = new LiveClient(ring, this::read, other, Duration.ofMillis(5), FOREVER, outlet);
        produce(ring, 1);

        client.run("0-0_1-0");

        assertThat(sent).contains(new Heartbeat("0-0_1-1"));
        assertThat(seen()).isEmpty();
    }

    private @Nullable String closing(LiveRing ring) {
        ring.close();
        return null;
    }

    private LiveClient client(LiveRing ring, DetectionFilter filter) {
        return new LiveClient(ring, this::read, filter, Duration.ofSeconds(1), FOREVER, this::take);
    }

    private void take(LiveMessage message) {
        sent.add(message);
    }

    private List<Seen> seen() {
        return sent.stream()
                .filter(Seen.class::isInstance)
                .map(Seen.class::cast)
                .toList();
    }

    private void produce(LiveRing ring, int partition) {
        long offset = topic.stream().filter(e -> e.partition() == partition).count();
        LiveEvent event = new LiveEvent(
                partition,
                offset,
                Samples.detection("camera-" + partition, 1, offset, Instant.EPOCH, "car", 0.9),
                partition + "/" + offset);
        topic.add(event);
        ring.append(event);
    }

    private Extent read(Extent from, Extent to, History.Taker taker) throws InterruptedException {
        TreeMap<Integer, Long> done = new TreeMap<>(from.next());
        for (LiveEvent event : topic) {
            if (!from.covers(event.partition(), event.offset()) && to.covers(event.partition(), event.offset())) {
                taker.take(event);
                done.merge(event.partition(), event.offset() + 1, Math::max);
            }
        }
        return new Extent(done);
    }
}
