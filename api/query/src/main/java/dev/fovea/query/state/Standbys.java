package dev.fovea.query.state;

import dev.fovea.query.kafka.BrokerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells whether a copy that stands by has all that was ever committed of its partition. Thread-safe.
 *
 * <p>The stores of a copy follow their changelogs one by one, so a copy whose stores are not all at their ends may lack in
 * one what it has in another.
 */
@Singleton
final class Standbys {

    private static final int PATIENCE_MILLIS = 2_000;
    /** The marker that ends a transaction: it has an offset and is no record. */
    private static final long MARKER = 1;

    private final KafkaStreams streams;
    private final String application;
    private final Admin admin;

    Standbys(
            KafkaStreams streams,
            BrokerSettings broker,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String application) {
        this.streams = streams;
        this.application = application;
        this.admin = Admin.create(broker.with(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "fovea-query-standbys",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS)));
    }

    /** @throws StateNotReadyException if something that was committed may be missing */
    void requireWhole(int partition) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        streams.allLocalStorePartitionLags().forEach((store, lags) -> {
            LagInfo lag = lags.get(partition);
            if (lag != null && lag.offsetLag() > MARKER) {
                positions.put(
                        new TopicPartition(application + "-" + store + "-changelog", partition),
                        lag.currentOffsetPosition());
            }
        });
        // What an open transaction has written so far is not committed and need not be here.
        ends(positions).forEach((changelog, end) -> {
            long missing = end - positions.getOrDefault(changelog, 0L);
            if (missing > MARKER) {
                throw new StateNotReadyException("the copy of partition " + partition + " that stands by here lacks "
                        + missing + " records of " + changelog.topic());
            }
        });
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, Long> positions) {
        if (positions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        positions.keySet().forEach(changelog -> asked.put(changelog, OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, ListOffsetsResultInfo> told = admin.listOffsets(
                            asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get();
            told.forEach((changelog, info) -> ends.put(changelog, info.offset()));
            return ends;
        } catch (ExecutionException | KafkaException e) {
            throw new StateNotReadyException("the broker does not tell how far the copies must be", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateNotReadyException("this service is stopping", e);
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
