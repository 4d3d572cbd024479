package dev.fovea.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.Frame;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionLaneTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final FrameBuffer buffer = new FrameBuffer(1 << 20, 1 << 20);
    private final PartitionLane lane = new PartitionLane(3, buffer, () -> producer, Duration.ofMillis(1));
    private final Account account = new Account(Account.Standing.NONE);

    @AfterEach
    void end() throws InterruptedException {
        lane.abandon();
    }

    @Test
    void shouldKeepStatusesAndFramesInTheOrderInWhichTheyCame() throws Exception {
        lane.open();

        lane.write(status()).get(5, TimeUnit.SECONDS);
        lane.offer(frame());
        lane.offer(frame());
        lane.finish(LIMIT);

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topic.CAMERA_STATUS.topic(), Topic.FRAMES.topic(), Topic.FRAMES.topic());
        assertThat(producer.history()).extracting(ProducerRecord::partition).containsOnly(3);
        assertThat(producer.transactionInFlight()).isFalse();
        assertThat(account.standing().counts().published()).isEqualTo(2);
        assertThat(buffer.inFlightBytes()).isZero();
    }

    @Test
    void shouldFailForGoodOnceItIsShutOut() {
        lane.open();
        producer.fenceProducer();

        CompletableFuture<Void> kept = lane.write(status());
        lane.offer(frame());

        Awaitility.await().atMost(LIMIT).until(lane::hasFailed);
        assertThatThrownBy(() -> kept.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> lane.write(status()).get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(producer.history()).isEmpty();
        assertThat(account.standing().counts().published()).isZero();
    }

    @Test
    void shouldWaitForABrokerThatDoesNotAnswer() {
        lane.open();
        producer.commitTransactionException = new TimeoutException("no answer");
        lane.offer(frame());
        Awaitility.await().atMost(LIMIT).until(() -> buffer.inFlightBytes() > 0);
        assertThat(account.standing().counts().published()).isZero();

        producer.commitTransactionException = null;

        Awaitility.await().atMost(LIMIT).until(() -> account.standing().counts().published() == 1);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void shouldPublishNothingMoreOnceItIsAbandoned() throws Exception {
        lane.open();

        lane.abandon();
        lane.offer(frame());

        assertThat(producer.closed()).isTrue();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldBeOpenedAgainAfterTheBrokerDidNotAnswer() throws Exception {
        producer.initTransactionException = new TimeoutException("no answer");
        assertThatThrownBy(lane::open).isInstanceOf(TimeoutException.class);
        assertThat(producer.closed()).isTrue();
    }

    private static CameraStatus status() {
        return new CameraStatus(
                "a", CameraState.RUNNING, Instant.EPOCH, Instant.EPOCH, 1, -1, Counts.NONE, "test", null);
    }

    private Frame frame() {
        FrameHeaders headers =
                new FrameHeaders(1, account.capture(), Instant.EPOCH, 10, 10, List.of(), FrameHeaders.JPEG, null);
        return new Frame("a", headers, new byte[100], account);
    }
}
