package dev.fovea.inference.batch;

import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.tracing.Tracing;
import dev.fovea.topics.Reason;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Classifies whatever has arrived: one outcome for each arrival, in the same order. Windows of frames go through lanes, as many at
 * once as the network takes; the lanes of the next set begin where those of this one have nothing left to do. Thread-safe.
 */
public final class FrameClassifier {

    /** So that the regions of neighbouring frames fill the network's batches to the last. */
    private static final int BATCHES_A_WINDOW = 2;

    private final Crew crew;
    private final Detections detections;
    private final Triage triage;
    private final InferenceMetrics metrics;
    private final Tracing tracing;
    /** Lanes without work, with their buffers: those that have decoders, and those that decode themselves. */
    private final Queue<Lane> helped = new ConcurrentLinkedQueue<>();

    private final Queue<Lane> alone = new ConcurrentLinkedQueue<>();

    /** Without tracing, otherwise as the other. */
    public FrameClassifier(Crew crew, Freshness freshness, InferenceMetrics metrics, Clock clock) {
        this(crew, freshness, metrics, Tracing.off(), clock);
    }

    /**
     * A classifier.
     *
     * @param crew classifies; stays the caller's
     * @param tracing told of the steps of traced frames
     */
    public FrameClassifier(Crew crew, Freshness freshness, InferenceMetrics metrics, Tracing tracing, Clock clock) {
        this.crew = crew;
        this.detections = new Detections(clock);
        this.triage = new Triage(freshness, clock);
        this.metrics = metrics;
        this.tracing = tracing;
    }

    /**
     * Classifies arrivals.
     *
     * @param model used for all of them
     * @throws InferenceException if the network fails on everything; no outcome is known then
     */
    public List<Outcome> classify(Model model, List<Arrival> arrivals) throws InferenceException {
        return begin(model, arrivals).await();
    }

    /**
     * Begins to classify arrivals; sets that were begun before are done before, or beside.
     *
     * @param model used for all of them; to be open until the answer was awaited or abandoned
     */
    public Classifying begin(Model model, List<Arrival> arrivals) {
        Turn turn = new Turn(model, arrivals, metrics.model(model.ref()), tracing, System.nanoTime());
        int[] regions = new int[arrivals.size()];
        for (int i = 0; i < regions.length; i++) {
            switch (arrivals.get(i)) {
                case Arrival.Malformed malformed ->
                    turn.outcome(i, new Outcome.Rejected(Reason.POISON, malformed.error()));
                case Arrival.Replayed replayed ->
                    turn.outcome(i, new Outcome.Rejected(Reason.REPLAYED, replayed.error()));
                case Arrival.Frame frame
                when frame.headers().regions().isEmpty() -> turn.outcome(i, withoutRegions(model, frame));
                case Arrival.Frame frame ->
                    regions[i] = frame.headers().regions().size();
            }
        }
        int lanes = Math.min(model.engine().lanes(), crew.size());
        List<Window> windows = Window.plan(FairOrder.of(arrivals), regions, most(model, regions, lanes));
        Classifying classifying = new Classifying(turn, new WindowQueue(windows));
        for (int i = 0; i < Math.min(lanes, windows.size()); i++) {
            classifying.add(lanes == crew.size() ? this::runAlone : this::runHelped, crew.lanes());
        }
        return classifying;
    }

    private Outcome withoutRegions(Model model, Arrival.Frame frame) {
        Optional<Outcome.Rejected> refusal = triage.refusal(frame);
        return refusal.isPresent()
                ? refusal.get()
                : new Outcome.Classified(detections.detection(model, frame, List.of()));
    }

    /** Slots of a window: where several lanes share a set, none shall be done long before the others. */
    private static int most(Model model, int[] regions, int lanes) {
        if (lanes == 1) {
            return BATCHES_A_WINDOW * model.maxBatch();
        }
        int share = (IntStream.of(regions).sum() + lanes - 1) / lanes;
        return Math.clamp(share, 1, model.maxBatch());
    }

    /** On a lane that has a core of its own, and does everything there. */
    private void runAlone(Turn turn, WindowQueue windows) throws InferenceException {
        Lane idle = alone.poll();
        Lane lane = idle == null ? new Lane(new WindowDecoder(Runnable::run, triage), detections, false) : idle;
        run(lane, alone, turn, windows);
    }

    /** On a lane for which others decode. */
    private void runHelped(Turn turn, WindowQueue windows) throws InferenceException {
        Lane idle = helped.poll();
        Lane lane = idle == null ? new Lane(new WindowDecoder(crew.decoders(), triage), detections, true) : idle;
        run(lane, helped, turn, windows);
    }

    private static void run(Lane lane, Queue<Lane> home, Turn turn, WindowQueue windows) throws InferenceException {
        try {
            lane.run(turn, windows);
        } finally {
            home.add(lane);
        }
    }
}
