package dev.fovea.inference.stream;

import dev.fovea.inference.batch.FrameClassifier;
import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.detections.DetectionsSink;
import dev.fovea.inference.detections.TransactionAbortedException;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.FramesSource;
import dev.fovea.inference.frames.Polled;
import dev.fovea.inference.model.CurrentModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One connected run from frames to detections: poll, classify, commit, where the commit of one set runs beside the classifying
 * of the next. For one thread, except {@link #wakeUp}.
 */
final class FrameStream implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FrameStream.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final FramesSource source;
    private final CommitQueue commits;
    private final FrameClassifier classifier;
    private final CurrentModel model;
    private final Pace pace;
    private final Consumer<StreamState> report;

    /**
     * Connects.
     *
     * @param source makes the source, given what it has to wait for before a revocation
     * @param sink started; becomes this object's to close
     * @param report told of every state
     */
    FrameStream(
            Function<Runnable, FramesSource> source,
            DetectionsSink sink,
            FrameClassifier classifier,
            CurrentModel model,
            Pace pace,
            Consumer<StreamState> report) {
        this.commits = new CommitQueue(sink);
        this.source = source.apply(commits::await);
        this.classifier = classifier;
        this.model = model;
        this.pace = pace;
        this.report = report;
    }

    /**
     * Goes on until it is told to stop; what is under way then is committed.
     *
     * @throws org.apache.kafka.common.KafkaException if a client cannot go on
     * @throws InferenceException if the network fails on everything
     */
    void run(BooleanSupplier stopping) throws InferenceException, InterruptedException {
        try {
            while (!stopping.getAsBoolean()) {
                Polled polled = source.poll(PATIENCE);
                reportState();
                if (commits.ended() && aborted()) {
                    continue;
                }
                pace.taken(polled.arrivals().size());
                if (polled.isEmpty()) {
                    continue;
                }
                List<Outcome> outcomes = classified(polled);
                if (!aborted()) {
                    commits.begin(polled, outcomes);
                }
                pace.rest();
            }
        } catch (WakeupException e) {
            LOG.debug("woken up to stop");
        }
        commits.settle().ifPresent(e -> LOG.infof("last transaction aborted, its frames stay for the next: %s", e));
        source.leaveOnClose();
    }

    /** One lease for all that a poll brought: a switch of the model falls between two polls. */
    private List<Outcome> classified(Polled polled) throws InferenceException {
        long start = System.nanoTime();
        try (CurrentModel.Lease lease = model.lease().orElseThrow()) {
            return classifier.classify(lease.model(), polled.arrivals());
        } finally {
            pace.answered(polled.arrivals().size(), System.nanoTime() - start);
        }
    }

    /** Settles the commit before; after an abort everything begins again at the committed offsets. */
    private boolean aborted() throws InterruptedException {
        Optional<TransactionAbortedException> abort = commits.settle();
        if (abort.isEmpty()) {
            return false;
        }
        LOG.infof(
                "transaction aborted, going back to the committed offsets: %s",
                abort.get().getMessage());
        source.rewind();
        return true;
    }

    private void reportState() {
        report.accept(
                source.connected()
                        ? new StreamState.Consuming(source.partitions())
                        : new StreamState.Connecting("no connection to a broker, or not in the group yet"));
    }

    /** Ends the poll that waits. From any thread. */
    void wakeUp() {
        source.wakeUp();
    }

    @Override
    public void close() {
        try {
            commits.close();
        } finally {
            source.close();
        }
    }
}
