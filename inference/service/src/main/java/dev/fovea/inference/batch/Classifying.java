package dev.fovea.inference.batch;

import dev.fovea.inference.engine.InferenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** A set of frames that is being classified. For one thread, which must wait for it to end. */
public final class Classifying {

    private final Turn turn;
    private final WindowQueue windows;
    private final List<CompletableFuture<Void>> lanes = new ArrayList<>();

    Classifying(Turn turn, WindowQueue windows) {
        this.turn = turn;
        this.windows = windows;
    }

    /** What one lane does. */
    @FunctionalInterface
    interface Run {
        void run(Turn turn, WindowQueue windows) throws InferenceException;
    }

    /** Has one more lane work on it. */
    void add(Run lane, Executor executor) {
        lanes.add(CompletableFuture.runAsync(
                () -> {
                    try {
                        lane.run(turn, windows);
                    } catch (InferenceException e) {
                        windows.clear();
                        throw new CompletionException(e);
                    } catch (RuntimeException e) {
                        windows.clear();
                        throw e;
                    }
                },
                executor));
    }

    /** Waits until the last window is being worked on: the next set may be taken now, and it will not wait for long. */
    public void awaitLastWindow() throws InterruptedException {
        windows.awaitEmpty();
    }

    /**
     * Waits until it is done.
     *
     * @return one outcome for each arrival, in the same order
     * @throws InferenceException if the network fails on everything; no outcome is known then
     */
    public List<Outcome> await() throws InferenceException {
        try {
            ended().join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case InferenceException failure -> throw failure;
                case RuntimeException unforeseen -> throw unforeseen;
                case null, default -> throw e;
            }
        }
        return turn.outcomes();
    }

    /** Waits until nobody works on it any more; what became of it does not matter. */
    public void abandon() {
        windows.clear();
        ended().handle((_, _) -> true).join();
    }

    private CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new));
    }
}
