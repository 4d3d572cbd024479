package dev.fovea.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.Frame;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FrameBufferTest {

    /** Bytes that a frame of the tests counts. */
    private static final int FRAME = 2048;

    private final Map<String, Account> accounts = new HashMap<>();

    @Test
    void shouldDropTheOldestFrameOfTheSameCameraWhenFull() throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer(3 * FRAME, 10 * FRAME);

        for (int i = 0; i < 5; i++) {
            buffer.offer(frame("a"));
        }

        assertThat(taken(buffer).headers().seq()).isEqualTo(2);
        assertThat(account("a").droppedFor(Reason.BACKPRESSURE)).isEqualTo(2);
    }

    @Test
    void shouldTakeRoomFromTheCameraThatHoldsMost() throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer(4 * FRAME, 10 * FRAME);
        buffer.offer(frame("small"));
        for (int i = 0; i < 3; i++) {
            buffer.offer(frame("large"));
        }

        buffer.offer(frame("new"));

        assertThat(account("large").droppedFor(Reason.BACKPRESSURE)).isEqualTo(1);
        assertThat(account("small").standing().counts().droppedTotal()).isZero();
        assertThat(account("new").standing().counts().droppedTotal()).isZero();
    }

    @Test
    void shouldServeCamerasInTurn() throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer(10 * FRAME, 10 * FRAME);
        for (String camera : List.of("a", "a", "a", "b", "c")) {
            buffer.offer(frame(camera));
        }

        assertThat(List.of(
                        taken(buffer).camera(),
                        taken(buffer).camera(),
                        taken(buffer).camera(),
                        taken(buffer).camera()))
                .containsExactly("a", "b", "c", "a");
    }

    @Test
    void shouldTakeTheFramesOfSomeCamerasUpToABound() throws Exception {
        FrameBuffer buffer = new FrameBuffer(10 * FRAME, 10 * FRAME);
        for (String camera : List.of("a", "other", "b", "a", "a")) {
            buffer.offer(frame(camera));
        }

        assertThat(buffer.takeAll(c -> !c.equals("other"), 3L * FRAME))
                .extracting(Frame::camera)
                .containsExactly("a", "b", "a");
        assertThat(buffer.takeAll("other"::equals, 1)).hasSize(1);
        assertThat(buffer.waits("other"::equals)).isFalse();
    }

    @Test
    void shouldLetARecordedFrameWaitInsteadOfDroppingAny() throws Exception {
        FrameBuffer buffer = new FrameBuffer(4 * FRAME, 10 * FRAME);
        buffer.put(frame("file"));
        buffer.put(frame("file"));
        Frame third = frame("file");

        CompletableFuture<Void> put = inThread(() -> buffer.put(third));
        buffer.done(taken(buffer));

        Awaitility.await().until(put::isDone);
        assertThat(account("file").standing().counts().droppedTotal()).isZero();
        assertThat(buffer.queuedBytes()).isEqualTo(2 * FRAME);
    }

    @Test
    void shouldHoldFramesBackWhileTooMuchIsInFlight() throws Exception {
        FrameBuffer buffer = new FrameBuffer(10 * FRAME, FRAME);
        buffer.offer(frame("a"));
        buffer.offer(frame("a"));
        Frame first = taken(buffer);

        CompletableFuture<Void> second = inThread(() -> taken(buffer));
        assertThat(second).isNotDone();
        buffer.done(first);

        Awaitility.await().until(second::isDone);
    }

    @Test
    void shouldCountWhatWasNotSentByTheEndOfAFlushAsShutdown() throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer(10 * FRAME, 10 * FRAME);
        buffer.offer(frame("a"));
        buffer.offer(frame("b"));

        buffer.flush(Set.of("a"), Duration.ofMillis(20));

        assertThat(account("a").droppedFor(Reason.SHUTDOWN)).isEqualTo(1);
        assertThat(taken(buffer).camera()).isEqualTo("b");
    }

    @Test
    void shouldWaitForACameraUntilItsFramesAreSettledAndDropNone() throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer(10 * FRAME, 10 * FRAME);
        buffer.offer(frame("a"));
        buffer.offer(frame("b"));
        CompletableFuture<Void> settled = CompletableFuture.runAsync(() -> awaitSettled(buffer, "a"));

        Frame taken = buffer.takeAll("a"::equals, 1).getFirst();
        assertThat(settled).isNotDone();
        buffer.done(taken);

        assertThat(settled).succeedsWithin(Duration.ofSeconds(5));
        assertThat(account("a").droppedFor(Reason.SHUTDOWN)).isZero();
    }

    private static void awaitSettled(FrameBuffer buffer, String camera) {
        try {
            buffer.awaitSettled(camera);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldCountEverythingAsShutdownOnceClosed() throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer(10 * FRAME, 10 * FRAME);
        buffer.offer(frame("a"));

        buffer.close();
        buffer.offer(frame("a"));
        buffer.put(frame("a"));

        assertThat(account("a").droppedFor(Reason.SHUTDOWN)).isEqualTo(3);
        assertThat(buffer.takeAll(c -> true, 1)).isEmpty();
    }

    @Property(tries = 200)
    void shouldStayWithinItsBoundAndAccountForEveryFrame(
            @ForAll List<@IntRange(min = 0, max = 5) Integer> steps, @ForAll @IntRange(min = 1, max = 8) int room)
            throws InterruptedException {
        FrameBuffer buffer = new FrameBuffer((long) room * FRAME, 1000L * FRAME);
        for (int step : steps) {
            if (step < 4) {
                buffer.offer(frame("camera-" + step));
            } else if (buffer.queuedBytes() > 0) {
                Frame frame = taken(buffer);
                frame.account().published();
                buffer.done(frame);
            }
            assertThat(buffer.queuedBytes()).isLessThanOrEqualTo((long) room * FRAME);
        }
        buffer.close();

        assertThat(accounts.values()).allMatch(a -> a.standing().inFlight() == 0);
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    private static CompletableFuture<Void> inThread(Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (InterruptedException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static Frame taken(FrameBuffer buffer) throws InterruptedException {
        buffer.await(c -> true, () -> false);
        return buffer.takeAll(c -> true, 1).getFirst();
    }

    private Account account(String camera) {
        return accounts.computeIfAbsent(camera, c -> {
            Account account = new Account(Account.Standing.NONE);
            account.beginEpoch();
            return account;
        });
    }

    private Frame frame(String camera) {
        long seq = account(camera).capture();
        FrameHeaders headers = new FrameHeaders(1, seq, Instant.EPOCH, 10, 10, List.of(), FrameHeaders.JPEG, null);
        return new Frame(camera, headers, new byte[FRAME - 1024], account(camera));
    }
}
