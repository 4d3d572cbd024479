package dev.fovea.inference.stream;

import dev.fovea.inference.batch.Classifying;
import dev.fovea.inference.batch.FrameClassifier;
import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.detections.DetectionsSink;
import dev.fovea.inference.detections.TransactionAbortedException;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.FramesSource;
import dev.fovea.inference.frames.Polled;
import dev.fovea.inference.model.CurrentModel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One connected run from frames to detections: poll, classify, commit. The commit of one set of frames runs beside the classifying of
 * the next; at a pace that allows it, the next set is taken while the last frames of this one are classified, so that no core waits for
 * a poll. For one thread, except {@link #wakeUp}.
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
    /** Sets that are being classified, in the order in which they were taken. */
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    /** Whether partitions went to another member while frames of theirs were under way. */
    private boolean revoked;

    /**
     * Connects.
     *
     * @param source makes the source, given what it has to do before a revocation
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
        this.source = source.apply(this::beforeRevocation);
        this.classifier = classifier;
        this.model = model;
        this.pace = pace;
        this.report = report;
    }

    /**
     * A set of frames that is being classified by the version that was in use when it was taken: a switch falls between two sets.
     *
     * @param begun by {@link System#nanoTime}
     */
    private record UnderWay(Polled polled, Classifying work, CurrentModel.Lease lease, long begun) {}

    /**
     * Goes on until it is told to stop; what is under way then is committed.
     *
     * @throws org.apache.kafka.common.KafkaException if a client cannot go on
     * @throws InferenceException if the network fails on everything
     */
    void run(BooleanSupplier stopping) throws InferenceException, InterruptedException {
        try {
            while (!stopping.getAsBoolean()) {
                step();
            }
        } catch (WakeupException e) {
            LOG.debug("woken up to stop");
        }
        while (!revoked && !underWay.isEmpty()) {
            commitFirst();
        }
        commits.settle().ifPresent(e -> LOG.infof("last transaction aborted, its frames stay for the next: %s", e));
        source.leaveOnClose();
    }

    /** Takes what has arrived, has it classified, and commits what was taken before. */
    private void step() throws InferenceException, InterruptedException {
        boolean idle = underWay.isEmpty();
        if (!idle) {
            underWay.getFirst().work().awaitLastWindow();
        }
        Polled polled = source.poll(idle ? PATIENCE : Duration.ZERO);
        reportState(polled);
        if (revoked) {
            revoked = false;
            startOver();
            return;
        }
        if (commits.ended() && aborted()) {
            return;
        }
        if (!polled.isEmpty()) {
            begin(polled);
        } else if (idle) {
            pace.taken(0);
        }
        if (!idle) {
            commitFirst();
        }
        if (!pace.takesAhead() && !underWay.isEmpty()) {
            commitFirst();
            pace.rest();
        }
    }

    private void begin(Polled polled) {
        CurrentModel.Lease lease = model.lease().orElseThrow();
        pace.taken(polled.arrivals().size());
        underWay.add(
                new UnderWay(polled, classifier.begin(lease.model(), polled.arrivals()), lease, System.nanoTime()));
    }

    private void commitFirst() throws InferenceException, InterruptedException {
        UnderWay first = underWay.remove();
        List<Outcome> outcomes;
        try {
            outcomes = first.work().await();
        } finally {
            end(first);
        }
        if (aborted()) {
            first.polled().traced().abandoned();
        } else {
            commits.begin(first.polled(), outcomes);
        }
    }

    private void end(UnderWay set) {
        set.lease().close();
        pace.answered(set.polled().arrivals().size(), System.nanoTime() - set.begun());
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
        startOver();
        return true;
    }

    private void startOver() {
        abandon();
        source.rewind();
    }

    /** Nothing of what is under way will be committed. */
    private void abandon() {
        while (!underWay.isEmpty()) {
            UnderWay set = underWay.remove();
            set.work().abandon();
            set.polled().traced().abandoned();
            end(set);
        }
    }

    /** What is committed already shall be seen by the next member; what is not will be done by that member. In a poll. */
    private void beforeRevocation() {
        revoked = !underWay.isEmpty();
        commits.await();
    }

    /** Frames came from a broker, so that there is a connection; only without any it has to be looked for. */
    private void reportState(Polled polled) {
        report.accept(
                !polled.isEmpty() || source.connected()
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
            abandon();
            commits.close();
        } finally {
            source.close();
        }
    }
}
