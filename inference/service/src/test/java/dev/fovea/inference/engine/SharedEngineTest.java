package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.testing.FakeEngine;
import dev.fovea.inference.testing.TwoLanes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedEngineTest {

    private static final int SLOT = 3;
    private static final int MAX_BATCH = 4;

    private final FakeEngine network = new FakeEngine();
    private final Gate gate = new Gate(network);
    private final SharedEngine shared = new SharedEngine(gate, SLOT, MAX_BATCH);
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        gate.open();
        others.shutdownNow();
    }

    /** Holds the first batch until it is opened. */
    private static final class Gate implements Engine {

        private final Engine engine;
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        private Gate(Engine engine) {
            this.engine = engine;
        }

        void awaitEntered() throws InterruptedException {
            entered.await();
        }

        void open() {
            opened.countDown();
        }

        @Override
        public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
            entered.countDown();
            try {
                opened.await();
            } catch (InterruptedException e) {
                throw new InferenceException("interrupted", e);
            }
            return engine.probabilities(pixels, count);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    /** Pictures whose first label has these hundredths of probability. */
    private static ByteBuffer pictures(int... hundredths) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(SLOT * hundredths.length);
        for (int i = 0; i < hundredths.length; i++) {
            pixels.put(SLOT * i, (byte) hundredths[i]);
        }
        return pixels;
    }

    /** Keeps the network busy, and lets this many threads wait for it. */
    private List<Future<float[]>> behindABusyNetwork(int... hundredths) throws Exception {
        var _ = others.submit(() -> shared.probabilities(pictures(1), 1));
        gate.awaitEntered();
        List<Future<float[]>> waiting = new ArrayList<>();
        for (int one : hundredths) {
            waiting.add(others.submit(() -> shared.alongside(pictures(one), 1)));
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> shared.queued() == hundredths.length);
        return waiting;
    }

    @Test
    void shouldPutPicturesOfManyCallersIntoOneBatch() throws Exception {
        List<Future<float[]>> waiting = behindABusyNetwork(10, 20, 30);

        gate.open();

        assertThat(waiting.get(0).get()).containsExactly(0.1f, 0.9f);
        assertThat(waiting.get(1).get()).containsExactly(0.2f, 0.8f);
        assertThat(waiting.get(2).get()).containsExactly(0.3f, 0.7f);
        assertThat(network.batches()).containsExactly(1, 3);
    }

    @Test
    void shouldFillThePlacesThatTheStreamLeavesFree() throws Exception {
        var _ = others.submit(() -> shared.probabilities(pictures(1), 1));
        gate.awaitEntered();
        // The lock is fair: the stream, which asks before the pictures do, takes them along.
        Future<float[]> stream = others.submit(() -> shared.probabilities(pictures(50, 60, 25), 3));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> shared.queued() == 1);
        Future<float[]> one = others.submit(() -> shared.alongside(pictures(10), 1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> shared.queued() == 2);

        gate.open();

        assertThat(stream.get()).containsExactly(0.5f, 0.5f, 0.6f, 1 - 0.6f, 0.25f, 0.75f);
        assertThat(one.get()).containsExactly(0.1f, 0.9f);
        assertThat(network.batches()).containsExactly(1, 4);
    }

    @Test
    void shouldTakeMorePicturesThanABatchHoldsInSeveral() throws Exception {
        gate.open();

        float[] answers = shared.alongside(pictures(10, 20, 30, 40, 50, 60), 6);

        assertThat(answers).hasSize(12).startsWith(0.1f, 0.9f).endsWith(0.6f, 1 - 0.6f);
        assertThat(network.batches()).containsExactly(4, 2);
    }

    @Test
    void shouldBlameOnlyThePictureOnWhichTheNetworkFails() throws Exception {
        List<Future<float[]>> waiting = behindABusyNetwork(10, FakeEngine.DEADLY);

        gate.open();

        assertThat(waiting.get(0).get()).containsExactly(0.1f, 0.9f);
        assertThatThrownBy(() -> waiting.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InferenceException.class);
    }

    @Test
    void shouldNotFailTheStreamForAPictureThatRidesAlong() throws Exception {
        var _ = others.submit(() -> shared.probabilities(pictures(1), 1));
        gate.awaitEntered();
        Future<float[]> stream = others.submit(() -> shared.probabilities(pictures(50), 1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> shared.queued() == 1);
        Future<float[]> deadly = others.submit(() -> shared.alongside(pictures(FakeEngine.DEADLY), 1));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> shared.queued() == 2);

        gate.open();

        assertThat(stream.get()).containsExactly(0.5f, 0.5f);
        assertThatThrownBy(deadly::get).hasCauseInstanceOf(InferenceException.class);
    }

    @Test
    void shouldTakeAsManyBatchesAtOnceAsTheNetworkHasLanes() throws Exception {
        SharedEngine wide = new SharedEngine(new TwoLanes(), SLOT, MAX_BATCH);

        Future<float[]> stream = others.submit(() -> wide.probabilities(pictures(50), 1));
        float[] other = wide.alongside(pictures(10), 1);

        assertThat(stream.get()).containsExactly(0.5f, 0.5f);
        assertThat(other).containsExactly(0.1f, 0.9f);
        assertThat(wide.lanes()).isEqualTo(2);
    }
}
