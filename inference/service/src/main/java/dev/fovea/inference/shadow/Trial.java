package dev.fovea.inference.shadow;

import dev.fovea.inference.compare.Comparison;
import dev.fovea.inference.compare.Comparisons;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.stream.ComparisonLoop;
import dev.fovea.inference.stream.StreamLoop;
import dev.fovea.inference.stream.StreamState;
import dev.fovea.topics.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** One version's time as the shadow, from its start to its end; what was found remains. Started and stopped once. */
public final class Trial {

    private static final Logger LOG = Logger.getLogger(Trial.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ModelRef model;
    private final Instant since;
    private final CurrentModel place;
    private final StreamLoop stream;
    private final ComparisonLoop comparing;
    private final Comparisons comparisons;
    private final LongSupplier skipped;
    private volatile boolean ended;

    /**
     * @param model warm; becomes this object's to close
     * @param place where the stream takes its model from
     * @param comparisons filled by {@code comparing}
     * @param skipped how many frames this trial has passed over
     */
    public Trial(
            Model model,
            Instant since,
            CurrentModel place,
            StreamLoop stream,
            ComparisonLoop comparing,
            Comparisons comparisons,
            LongSupplier skipped) {
        this.model = model.ref();
        this.since = since;
        this.place = place;
        this.stream = stream;
        this.comparing = comparing;
        this.comparisons = comparisons;
        this.skipped = skipped;
        place.use(model);
    }

    void start() {
        comparing.start();
        stream.start();
    }

    /** Ends it; what is under way is committed, unless that takes too long. */
    void stop() throws InterruptedException {
        ended = true;
        if (!stream.stop(PATIENCE)) {
            LOG.warnf("the shadow model=%s was stopped before its frames under way were done", model.path());
        }
        comparing.stop();
        place.retire();
    }

    /** The version on trial. */
    public ModelRef model() {
        return model;
    }

    /** When it began. */
    public Instant since() {
        return since;
    }

    /** How it gets on. */
    public TrialState state() {
        if (ended) {
            return TrialState.OFF;
        }
        return comparing.reading() && stream.state() instanceof StreamState.Consuming
                ? TrialState.COMPARING
                : TrialState.JOINING;
    }

    /** Frames that it passed over because it was too far behind. */
    public long skipped() {
        return skipped.getAsLong();
    }

    /** What was found so far, the pair of versions that met last first. */
    public List<Comparison> comparisons() {
        return comparisons.all();
    }
}
