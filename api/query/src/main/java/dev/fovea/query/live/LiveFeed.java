package dev.fovea.query.live;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Extent;
import dev.fovea.query.state.Arrivals;
import dev.fovea.query.state.StateNotReadyException;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows {@code fovea.detections} once for all live clients. Thread-safe. */
@Singleton
public class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final DetectionConsumers consumers;
    private final QuerySettings settings;
    private final Clock clock;
    private final History history;
    private final Arrivals arrivals;
    private final AtomicInteger clients = new AtomicInteger();
    private volatile @Nullable LiveRing ring;
    private volatile @Nullable Consumer<String, byte[]> running;

    LiveFeed(
            DetectionConsumers consumers,
            QuerySettings settings,
            MeterRegistry metrics,
            Clock clock,
            Arrivals arrivals) {
        this.arrivals = arrivals;
        this.clock = clock;
        this.consumers = consumers;
        this.settings = settings;
        this.history = new TopicHistory(consumers, settings.live().replays());
        metrics.gauge("fovea.live.clients", clients);
    }

    /**
     * Begins at the topic's end.
     *
     * @param partitions of the topic
     */
    public void start(int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(Topic.DETECTIONS.topic(), p))
                .toList();
        Consumer<String, byte[]> consumer = consumers.open("live");
        try {
            consumer.assign(all);
            TreeMap<Integer, Long> ends = new TreeMap<>();
            consumer.endOffsets(all).forEach((partition, end) -> ends.put(partition.partition(), end));
            new NewestBefore(consumer, arrivals::found).read(ends);
            all.forEach(p -> consumer.seek(p, ends.getOrDefault(p.partition(), 0L)));
            LiveRing created = new LiveRing(settings.live().ring(), new Extent(ends));
            running = consumer;
            ring = created;
            Thread.ofPlatform().name("live-feed").daemon().start(() -> follow(consumer, created));
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    private void follow(Consumer<String, byte[]> consumer, LiveRing ring) {
        try (consumer) {
            while (!ring.isClosed()) {
                try {
                    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                    arrivals.looked();
                    for (ConsumerRecord<String, byte[]> record : records) {
                        arrivals.seen(record.partition(), record.offset());
                        DetectionConsumers.read(record).ifPresent(ring::append);
                    }
                } catch (WakeupException e) {
                    LOG.debug("the live feed stops");
                } catch (KafkaException e) {
                    LOG.warnf("the live feed could not read (%s); it goes on where it was", BrokerFailure.describe(e));
                }
            }
        }
    }

    /**
     * A publisher for one client; nothing runs before it is subscribed to.
     *
     * @param lastId the last id the client saw; null to begin now
     * @param until when the client's login ends and its stream with it; null for never
     * @throws StateNotReadyException if the feed has not begun or there are too many clients
     */
    public Flow.Publisher<LiveMessage> open(DetectionFilter filter, @Nullable String lastId, @Nullable Instant until) {
        LiveRing current = ring;
        if (current == null) {
            throw new StateNotReadyException(
                    "the live feed has not begun: the broker has not answered since the start");
        }
        if (clients.get() >= settings.live().clients()) {
            throw new StateNotReadyException(
                    "there are " + clients.get() + " live clients, as many as" + " fovea.live.clients allows");
        }
        return subscriber -> subscribe(current, filter, lastId, until, subscriber);
    }

    private void subscribe(
            LiveRing current,
            DetectionFilter filter,
            @Nullable String lastId,
            @Nullable Instant until,
            Flow.Subscriber<? super LiveMessage> subscriber) {
        Runnable[] work = new Runnable[1];
        Thread thread = Thread.ofVirtual().name("live-client").unstarted(() -> work[0].run());
        DemandOutlet outlet = new DemandOutlet(subscriber, settings.live().stalled(), thread);
        LiveClient client = new LiveClient(
                current, history, filter, settings.live().heartbeat(), new LoginEnd(clock, until), outlet);
        work[0] = () -> serve(client, lastId, subscriber);
        subscriber.onSubscribe(outlet);
        thread.start();
    }

    private void serve(LiveClient client, @Nullable String lastId, Flow.Subscriber<? super LiveMessage> subscriber) {
        clients.incrementAndGet();
        try {
            client.run(lastId);
            subscriber.onComplete();
        } catch (InterruptedException e) {
            // Gone or stalled: completing closes the connection, if it is still there.
            subscriber.onComplete();
        } catch (KafkaException e) {
            LOG.warnf("a live client could not catch up: %s", e.getMessage());
            subscriber.onComplete();
        } finally {
            clients.decrementAndGet();
        }
    }

    /** Ends the feed and every client's stream. */
    public void close() {
        LiveRing current = ring;
        if (current != null) {
            current.close();
        }
        Consumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
    }
}
