package dev.fovea.query.instances;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Asks one question after the other, by chance, and keeps what becomes of them. */
final class Asker implements AutoCloseable {

    private final Questions questions;
    private final Outcomes outcomes;
    private final Random random;
    private final Thread thread = Thread.ofPlatform().name("asker").unstarted(this::run);
    private volatile long asked;
    private volatile boolean stopped;

    private Asker(Questions questions, Outcomes outcomes, long seed) {
        this.questions = questions;
        this.outcomes = outcomes;
        this.random = new Random(seed);
    }

    /** Starts some, each with a chance of its own. */
    static List<Asker> start(int count, Questions questions, Outcomes outcomes) {
        List<Asker> askers = Stream.iterate(1L, seed -> seed + 1)
                .limit(count)
                .map(seed -> new Asker(questions, outcomes, seed))
                .toList();
        askers.forEach(asker -> asker.thread.start());
        return askers;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only this thread writes it.
    private void run() {
        try {
            while (!stopped) {
                outcomes.add(questions.any(random));
                asked++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the question that is being asked now has ended. */
    void awaitNext() {
        long now = asked;
        Awaitility.await("the next question").atMost(60, TimeUnit.SECONDS).until(() -> asked > now);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
