package dev.fovea.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.ingest.feed.Feed;
import dev.fovea.ingest.feed.FeedLostException;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.picture.Size;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.topics.Camera;
import dev.fovea.topics.CameraState;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureTest {

    private static final Camera CAMERA =
            new Camera("yard", "/clip.mp4", true, 5, false, 640, Camera.RegionMode.BOTH, Camera.Pace.SOURCE, false);

    private final List<CameraStatus> statuses = new CopyOnWriteArrayList<>();
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final Account account = new Account(Account.Standing.NONE);

    @Test
    void shouldGoOnAtOnceUnderTheNextEpochWhenOnlyTheWorkerWasLost() throws Exception {
        capture(
                feed(picture(), new FeedLostException("the worker ended by another camera's fault", false)),
                feed(picture()));

        assertThat(statuses)
                .extracting(CameraStatus::state)
                .containsExactly(
                        CameraState.CONNECTING,
                        CameraState.RUNNING,
                        CameraState.CONNECTING,
                        CameraState.RUNNING,
                        CameraState.FINISHED);
        assertThat(statuses.get(2).error()).isEqualTo("the worker ended by another camera's fault");
        assertThat(frames).extracting(f -> f.headers().epoch()).containsExactly(1L, 2L);
        assertThat(frames).extracting(f -> f.headers().seq()).containsExactly(0L, 0L);
    }

    @Test
    void shouldPauseLongerEachTimeThoughPicturesCameWhenItBringsItsWorkersDown() throws Exception {
        FeedLostException crash = new FeedLostException("crashed in native code", true);
        capture(feed(picture(), crash), feed(picture(), crash), feed(picture()));

        assertThat(statuses)
                .filteredOn(s -> s.state() == CameraState.RETRYING)
                .extracting(CameraStatus::error)
                .containsExactly("crashed in native code", "crashed in native code");
        assertThat(statuses.getLast().state()).isEqualTo(CameraState.FINISHED);
    }

    @Test
    void shouldCountWhatAWorkerLostAsDroppedAndGoOnWithTheNextSeq() throws Exception {
        capture(feed(picture(), new Kept.Lost(Reason.BACKPRESSURE, 3), picture()));

        assertThat(frames).extracting(f -> f.headers().seq()).containsExactly(0L, 4L);
        assertThat(account.standing().counts().captured()).isEqualTo(5);
        assertThat(account.droppedFor(Reason.BACKPRESSURE)).isEqualTo(3);
        assertThat(frames.getFirst().headers().regions()).containsExactly(Region.whole(4, 3), new Region(1, 1, 2, 2));
    }

    @Test
    void shouldBeFinishedOnlyOnceItsFramesAreSettled() throws Exception {
        capture(feed(picture(), picture()));

        assertThat(statuses.getLast().state()).isEqualTo(CameraState.FINISHED);
        assertThat(statuses.getLast().counts().published()).isEqualTo(2);
    }

    private void capture(FakeFeed... feeds) throws InterruptedException {
        Queue<FakeFeed> opened = new ArrayDeque<>(List.of(feeds));
        CameraLedger ledger = new CameraLedger(
                CAMERA.id(),
                "test",
                account,
                status -> {
                    statuses.add(status);
                    return CompletableFuture.allOf(); // Complete already.
                },
                Clock.systemUTC());
        CaptureTools tools = new CaptureTools(
                (camera, deadline) -> opened.remove(),
                new Collected(frames),
                Duration.ofMillis(2),
                Duration.ofMillis(20));
        Capture capture = new Capture(CAMERA, ledger, tools);
        capture.start();
        assertThat(capture.awaitEnd(Duration.ofSeconds(20))).isTrue();
        assertThat(feeds).allMatch(f -> f.closed);
    }

    private static Kept picture() {
        return new Kept.Picture(Instant.EPOCH, new Size(4, 3), List.of(new Region(1, 1, 2, 2)), new byte[10]);
    }

    private static FakeFeed feed(Object... gives) {
        return new FakeFeed(new ArrayDeque<>(List.of(gives)));
    }

    /** Gives what it holds, throws what is an exception, then ends. */
    private static final class FakeFeed implements Feed {

        private final Queue<Object> gives;
        private volatile boolean closed;

        FakeFeed(Queue<Object> gives) {
            this.gives = gives;
        }

        @Override
        public @Nullable Kept next() throws SourceException {
            Object next = gives.poll();
            if (next instanceof SourceException e) {
                throw e;
            }
            return next instanceof Kept kept ? kept : null;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record Collected(List<Frame> frames) implements FrameOutlet {

        @Override
        public void offer(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void put(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void flush(Set<String> cameras, Duration limit) {
            throw new IllegalStateException("a capture flushes nothing");
        }

        @Override
        public void awaitSettled(String camera) {
            frames.forEach(f -> f.account().published());
        }
    }
}
