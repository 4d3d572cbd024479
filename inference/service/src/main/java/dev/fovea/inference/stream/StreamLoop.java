package dev.fovea.inference.stream;

import dev.fovea.inference.batch.FrameClassifier;
import dev.fovea.inference.detections.DetectionsSink;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.FramesSource;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.tracing.Tracing;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.TopicMismatchException;
import dev.fovea.topics.TopicSetup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stream from frames to detections going on a thread of its own: connects, runs, and after a failure connects again
 * from the committed offsets. Thread-safe.
 */
public final class StreamLoop {

    /**
     * How topics are created where they are missing.
     *
     * @param partitions ≥ 1
     * @param replication copies; empty for the broker's default
     */
    public record TopicPlan(int partitions, Optional<Short> replication) {}

    private static final Logger LOG = Logger.getLogger(StreamLoop.class);

    private final KafkaClients clients;
    private final TopicPlan topics;
    private final FrameClassifier classifier;
    private final CurrentModel model;
    private final Course course;
    private final Tracing tracing;
    private final Consumer<TopicMismatchException> onMismatch;

    private final AtomicReference<StreamState> state = new AtomicReference<>(new StreamState.Waiting());
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private final Thread thread;
    private volatile @Nullable FrameStream stream;

    /**
     * @param classifier used by the loop's thread alone
     * @param onMismatch told when topics are such that no promise can be kept; the loop has ended then
     */
    public StreamLoop(
            KafkaClients clients,
            TopicPlan topics,
            FrameClassifier classifier,
            CurrentModel model,
            Course course,
            Tracing tracing,
            Consumer<TopicMismatchException> onMismatch) {
        this.clients = clients;
        this.topics = topics;
        this.classifier = classifier;
        this.model = model;
        this.course = course;
        this.tracing = tracing;
        this.thread = Thread.ofPlatform().name(course.group().id()).unstarted(this::run);
        this.onMismatch = onMismatch;
    }

    /** Begins; the model must be in use. */
    public void start() {
        thread.start();
    }

    /** Where the stream stands now. */
    public StreamState state() {
        return state.get();
    }

    /**
     * Ends the loop: what is under way is committed, or aborted where it takes too long, and the group is left.
     *
     * @return whether it ended in time
     */
    public boolean stop(Duration patience) throws InterruptedException {
        stopping.countDown();
        course.pace().end();
        FrameStream running = stream;
        if (running != null) {
            running.wakeUp();
        }
        return !thread.isAlive() || thread.join(patience);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopping()) {
                connectAndRun();
            }
        } catch (TopicMismatchException e) {
            onMismatch.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            report(new StreamState.Stopped());
        }
    }

    private void connectAndRun() throws InterruptedException {
        try {
            report(new StreamState.Connecting(""));
            setUpTopics();
            try (FrameStream connected = connect()) {
                stream = connected;
                connected.run(this::isStopping);
            } finally {
                stream = null;
            }
        } catch (ExecutionException e) {
            retry(BrokerFailure.describe(e, clients.brokers()));
        } catch (KafkaException e) {
            retry("connection to " + clients.brokers() + " failed, beginning again at the committed offsets: "
                    + BrokerFailure.describe(e));
        } catch (InferenceException e) {
            retry("the network fails on everything, trying again: " + e.getMessage());
        }
    }

    private void setUpTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = clients.admin()) {
            new TopicSetup(admin, topics.partitions(), topics.replication()).ensure();
        }
    }

    private FrameStream connect() {
        DetectionsSink sink = new DetectionsSink(clients.producer(course.group()), course.destination());
        try {
            sink.start();
            return new FrameStream(
                    beforeRevocation -> new FramesSource(
                            clients.consumer(course.group()), beforeRevocation, course.backlog(), tracing),
                    sink,
                    classifier,
                    model,
                    course.pace(),
                    this::report);
        } catch (KafkaException e) {
            sink.close();
            throw e;
        }
    }

    private void retry(String trouble) throws InterruptedException {
        report(new StreamState.Connecting(trouble));
        var _ = stopping.await(backOff.failed().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Notes a state; the log gets one line for each change, and none for trouble that goes on. */
    private void report(StreamState next) {
        StreamState before = state.getAndUpdate(s -> same(s, next) ? s : next);
        if (same(before, next)) {
            return;
        }
        switch (next) {
            case StreamState.Waiting() -> LOG.debug("waiting for the model");
            case StreamState.Connecting(var trouble) when trouble.isEmpty() -> LOG.debug("connecting");
            case StreamState.Connecting(var trouble) -> LOG.warn(trouble);
            case StreamState.Consuming(var partitions) -> {
                backOff.succeeded();
                LOG.infof(
                        "classifying frames, group=%s partitions=%d broker=%s",
                        course.group().id(), partitions, clients.brokers());
            }
            case StreamState.Stopped() ->
                LOG.infof("stream stopped, group=%s", course.group().id());
        }
    }

    private static boolean same(StreamState before, StreamState next) {
        boolean stillInTrouble = before instanceof StreamState.Connecting(var trouble)
                && !trouble.isEmpty()
                && next.equals(new StreamState.Connecting(""));
        return stillInTrouble || before.equals(next);
    }
}
