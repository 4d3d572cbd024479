package dev.fovea.ingest.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.ingest.config.IngestSettings.RtspTransport;
import dev.fovea.ingest.config.SecretStore;
import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.ingest.feed.Feed;
import dev.fovea.ingest.feed.FeedLostException;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.source.Deadline;
import dev.fovea.ingest.source.SourceException;
import dev.fovea.ingest.source.SourceLocations;
import dev.fovea.ingest.wire.Message;
import dev.fovea.topics.Camera;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

    private static final Message.Setup SETUP = new Message.Setup(
            new SourceSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Set.of(),
                    RtspTransport.TCP,
                    1,
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    "127.0.0.1"),
            1,
            85,
            Map.of());

    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<FakeWorker> workers = new CopyOnWriteArrayList<>();
    private volatile boolean noMemory;
    private final WorkerPool pool = new WorkerPool(
            2,
            SETUP,
            new SourceLocations(new SecretStore(Map.of(), Optional.empty())),
            this::launch,
            new Quarantine(clock));

    private WorkerProcess launch(int number) throws IOException {
        if (noMemory) {
            throw new IOException("cannot allocate memory");
        }
        FakeWorker worker = new FakeWorker();
        workers.add(worker);
        return worker;
    }

    @AfterEach
    void close() {
        pool.close();
        assertThat(workers).allMatch(FakeWorker::hasEnded);
    }

    @Test
    void shouldLetCamerasShareWorkersUpToTheirNumber() throws Exception {
        open("a");
        open("b");
        open("c");

        assertThat(workers).hasSize(2);
        assertThat(workers.get(0).reads("b")).isTrue();
        assertThat(workers.get(1).reads("c")).isTrue();
    }

    @Test
    void shouldHandOnPicturesAndTheEndOfASource() throws Exception {
        Feed feed = open("a");
        workers.getFirst().picture("a");
        workers.getFirst().end("a", "the camera closed the connection");

        assertThat(feed.next()).isInstanceOf(Kept.Picture.class);
        assertThatThrownBy(feed::next)
                .isInstanceOf(SourceException.class)
                .isNotInstanceOf(FeedLostException.class)
                .hasMessage("the camera closed the connection");
    }

    @Test
    void shouldKeepTheCulpritOfACrashAloneAndTheOtherGoingAtOnce() throws Exception {
        Feed a = open("a");
        Feed b = open("b");
        workers.getFirst().end(134, Optional.of("capture-a"));

        assertLost(a, true, "update the camera's firmware");
        assertLost(b, false, "another camera's fault");
        open("a");
        open("b");
        open("c");
        assertThat(workers.get(1).reads("b")).isFalse();
        assertThat(workers.get(2).reads("b")).isTrue();
        assertThat(workers.get(2).reads("c")).isTrue();
        assertThat(pool.quarantined()).isOne();
        assertThat(pool.broken()).isOne();
    }

    @Test
    void shouldGiveEachItsOwnWorkerWhereTheCulpritIsNotKnownAndLetThemReturn() throws Exception {
        Feed a = open("a");
        Feed b = open("b");
        workers.getFirst().end(137, Optional.empty());
        assertLost(a, false, "not known which");
        assertLost(b, false, "not known which");
        Feed alone = open("a");
        Feed other = open("b");
        assertThat(workers).hasSize(3);

        clock.pass(Quarantine.SUSPECT);
        pool.tick();
        pool.tick();
        assertLost(alone, false, "did well");
        alone.close();
        open("a");
        pool.tick();
        assertLost(other, false, "did well");
        other.close();
        open("b");

        assertThat(workers).hasSize(4);
        assertThat(workers.getLast().reads("a")).isTrue();
        assertThat(workers.getLast().reads("b")).isTrue();
    }

    @Test
    void shouldBlameACameraThatRanAloneInItsWorker() throws Exception {
        Feed a = open("a");
        workers.getFirst().end(137, Optional.empty());

        assertLost(a, true, "SIGKILL");
    }

    @Test
    void shouldMoveTheOthersBeforeAWorkerWithAHungCallIsKilled() throws Exception {
        Feed a = open("a");
        Feed b = open("b");
        FakeWorker worker = workers.getFirst();
        worker.hang("a");
        CompletableFuture<Void> moved = CompletableFuture.runAsync(() -> assertLost(b, false, "goes on in another"));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            pool.tick();
            return moved.isDone();
        });

        moved.join();
        assertThat(worker.hasEnded()).isFalse();
        b.close();
        pool.tick();
        assertThat(worker.hasEnded()).isTrue();
        assertLost(a, true, "did not come back");
    }

    @Test
    void shouldKillAWorkerWhoseOtherCamerasCannotLeave() throws Exception {
        Feed a = open("a");
        open("b");
        FakeWorker worker = workers.getFirst();
        worker.ignoreClosing();
        worker.hang("a");

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
            pool.tick();
            return worker.hasEnded();
        });
        assertLost(a, true, "did not come back");
    }

    @Test
    void shouldKillAWorkerThatSaysNothing() throws Exception {
        Feed a = open("a");
        Feed b = open("b");
        for (int i = 0; i < Watch.SILENT_TICKS + 2; i++) {
            pool.tick();
        }

        assertThat(workers.getFirst().hasEnded()).isTrue();
        assertLost(a, false, "said nothing");
        assertLost(b, false, "said nothing");
    }

    @Test
    void shouldEndAWorkerThatHasNothingToDoWithoutBlamingAnyone() throws Exception {
        open("a").close();
        for (int i = 0; i < Watch.IDLE_TICKS; i++) {
            workers.getFirst().alive();
            pool.tick();
        }

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> pool.workers() == 0);
        assertThat(pool.broken()).isZero();
    }

    @Test
    void shouldSayWhyAWorkerDoesNotStartAndBlameNoCamera() {
        noMemory = true;

        assertThatThrownBy(() -> open("a"))
                .isInstanceOf(SourceException.class)
                .isNotInstanceOf(FeedLostException.class)
                .hasMessageContaining("cannot allocate memory");
        assertThat(pool.quarantined()).isZero();
    }

    private Feed open(String camera) throws SourceException, InterruptedException {
        return pool.open(Camera.of(camera, "rtsp://cam/" + camera), new Deadline());
    }

    private static void assertLost(Feed feed, boolean culprit, String words) {
        assertThatThrownBy(feed::next)
                .isInstanceOfSatisfying(
                        FeedLostException.class, e -> assertThat(e.culprit()).isEqualTo(culprit))
                .hasMessageContaining(words);
    }
}
