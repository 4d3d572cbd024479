package dev.fovea.load.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.load.camera.Stamp;
import dev.fovea.topics.CameraStatus;
import dev.fovea.topics.Counts;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A clean run passes, and each planted breach is caught under its own invariant. */
class CheckerTest {

    private final Run run = new Run();

    @Test
    void shouldPassACleanRun() {
        assertThat(run.violations()).isEmpty();
        assertThat(Checker.report(run.violations())).isEmpty();
    }

    @Test
    void shouldCatchALostResult() {
        Settled lost = run.settled.remove(run.detection());

        assertCaught(Invariant.ONCE, "has no result");
        assertCaught(Invariant.ACCOUNTING, "classified");
        assertThat(Checker.report(run.violations()).orElseThrow())
                .contains("> frames " + lost.frame().partition() + "@"
                        + lost.frame().offset());
    }

    @Test
    void shouldCatchALostFrame() {
        run.published.removeIf(p -> p.place().equals(new FrameRef(0, 3)));
        run.settled.removeIf(s -> s.frame().equals(new FrameRef(0, 3)));

        assertCaught(Invariant.ACCOUNTING, "17 lie on the topic");
    }

    @Test
    void shouldCatchAFrameThatTheAccountKnowsNothingOf() {
        CameraStatus status = Objects.requireNonNull(run.statuses.get(Run.GATE));
        run.statuses.put(Run.GATE, with(status, new Counts(18, 18, Map.of())));

        assertCaught(Invariant.ACCOUNTING, "seqs of 2 more");
    }

    @Test
    void shouldCatchADoubledResult() {
        Settled once = run.settled.get(run.detection());
        run.settled.add(
                run.detection() + 1,
                new Settled(once.topic(), new FrameRef(0, 99), once.frame(), once.key(), once.rejected(), once.crc()));

        assertCaught(Invariant.ONCE, "has 2 results");
        assertCaught(Invariant.ORDER, "comes after");
    }

    @Test
    void shouldCatchAFrameBothClassifiedAndRejected() {
        Settled once = run.settled.get(run.detection());
        run.settled.add(new Settled(
                "fovea.frames.rejected", new FrameRef(0, 98), once.frame(), once.key(), Optional.of(Reason.STALE), 1));

        assertCaught(Invariant.ONCE, "has 2 results");
    }

    @Test
    void shouldLetACopyThatWasRejectedCountForNothing() {
        Published once = run.published.get(3);
        FrameRef copy = new FrameRef(0, 97);
        run.published.add(4, new Published(copy, once.key(), once.crc(), once.stamp()));
        run.settled.add(new Settled("fovea.frames.rejected", copy, copy, once.key(), Optional.of(Reason.REPLAYED), 1));

        assertThat(run.violations()).isEmpty();
    }

    @Test
    void shouldCatchAnAccountThatCallsFramesExpiredWhereNoneWasRemoved() {
        AccountView account = Objects.requireNonNull(run.accounts.get(Run.GATE));
        Map<Reason, Long> rejected = new java.util.EnumMap<>(account.rejected());
        rejected.put(Reason.EXPIRED, 1L);
        run.accounts.put(
                Run.GATE,
                new AccountView(
                        account.captured() + 1,
                        account.published(),
                        account.classified(),
                        rejected,
                        account.dropped(),
                        0));

        assertCaught(Invariant.ACCOUNTING, "although none was removed");
    }

    @Test
    void shouldCatchADoubledFrame() {
        Published once = run.published.get(3);
        run.published.add(4, new Published(new FrameRef(0, 97), once.key(), once.crc(), once.stamp()));

        assertCaught(Invariant.ORDER, "comes after");
    }

    @Test
    void shouldCatchReorderedFrames() {
        Collections.swap(run.published, 3, 4);

        assertCaught(Invariant.ORDER, "fovea.frames");
        assertCaught(Invariant.ORDER, "was sent no later than");
    }

    @Test
    void shouldCatchReorderedDetections() {
        Collections.swap(run.settled, run.detection(), run.detection() + 1);

        assertCaught(Invariant.ORDER, "fovea.detections");
    }

    @Test
    void shouldCatchAFrameOfAnOlderEpochAfterANewerOne() {
        Published last = run.published.get(17);
        run.published.add(
                18,
                new Published(new FrameRef(0, 18), Optional.of(new FrameKey(Run.GATE, 1, 10)), 5, Optional.empty()));

        assertThat(last.key().orElseThrow().epoch()).isEqualTo(2);
        assertCaught(Invariant.ORDER, "epoch=1 seq=10 comes after epoch=2");
    }

    @Test
    void shouldCatchACameraInTwoPartitions() {
        Published frame = run.published.get(17);
        run.published.set(17, new Published(new FrameRef(3, 0), frame.key(), frame.crc(), frame.stamp()));

        assertCaught(Invariant.ORDER, "another partition");
    }

    @Test
    void shouldCatchAResultThatChangedAfterItWasSeen() {
        Settled seen = run.settled.get(run.detection());
        run.settled.set(
                run.detection(),
                new Settled(seen.topic(), seen.place(), seen.frame(), seen.key(), seen.rejected(), seen.crc() + 1));

        assertCaught(Invariant.ONCE, "was visible and is now");
    }

    @Test
    void shouldCatchAResultThatDisappeared() {
        run.seenEarlier.add(new Settled(
                "fovea.detections",
                new FrameRef(0, 500),
                new FrameRef(0, 4),
                Optional.of(new FrameKey(Run.GATE, 1, 4)),
                Optional.empty(),
                1));

        assertCaught(Invariant.ONCE, "was visible and is gone");
    }

    @Test
    void shouldCatchAResultThatNamesAnotherFrame() {
        Settled right = run.settled.get(run.detection());
        run.settled.set(
                run.detection(),
                new Settled(
                        right.topic(),
                        right.place(),
                        right.frame(),
                        Optional.of(new FrameKey(Run.GATE, 1, 6)),
                        right.rejected(),
                        right.crc()));

        assertCaught(Invariant.ONCE, "names another frame");
    }

    @Test
    void shouldCatchAResultWithoutAFrame() {
        run.settled.add(new Settled(
                "fovea.detections",
                new FrameRef(0, 50),
                new FrameRef(0, 50),
                Optional.of(new FrameKey(Run.GATE, 2, 10)),
                Optional.empty(),
                1));

        assertCaught(Invariant.ONCE, "speaks of no frame");
    }

    @Test
    void shouldCatchAPictureWithOtherBytes() {
        Published right = run.published.get(3);
        run.published.set(3, new Published(right.place(), right.key(), right.crc() + 1, right.stamp()));

        assertCaught(Invariant.ONCE, "other bytes");
    }

    @Test
    void shouldCatchAPictureOfAnotherCamera() {
        Published right = run.published.get(3);
        run.published.set(
                3, new Published(right.place(), right.key(), right.crc(), Optional.of(new Stamp("yard", 1, 3))));

        assertCaught(Invariant.ONCE, "another camera");
    }

    @Test
    void shouldCatchAPictureThatWasNeverSent() {
        Published right = run.published.get(3);
        run.published.set(
                3, new Published(right.place(), right.key(), right.crc(), Optional.of(new Stamp(Run.GATE, 1, 55))));

        assertCaught(Invariant.ONCE, "never sent");
    }

    @Test
    void shouldCatchAnAccountThatDoesNotAddUp() {
        AccountView right = Objects.requireNonNull(run.accounts.get(Run.GATE));
        run.accounts.put(
                Run.GATE,
                new AccountView(
                        right.captured() + 1,
                        right.published(),
                        right.classified(),
                        right.rejected(),
                        right.dropped(),
                        right.inFlight()));

        assertCaught(Invariant.ACCOUNTING, "does not add up");
    }

    @Test
    void shouldCatchAnAccountOfOtherReasons() {
        AccountView right = Objects.requireNonNull(run.accounts.get(Run.GATE));
        run.accounts.put(
                Run.GATE,
                new AccountView(
                        right.captured(),
                        right.published(),
                        right.classified(),
                        Map.of(Reason.DECODE_ERROR, 2L),
                        right.dropped(),
                        right.inFlight()));

        assertCaught(Invariant.ACCOUNTING, "the topics say");
    }

    @Test
    void shouldCatchAPageThatChanged() {
        Walk right = run.walks.getFirst();
        List<List<FrameKey>> shifted = new ArrayList<>(right.pages());
        shifted.set(1, right.pages().get(1).subList(1, 7));
        run.walks.set(0, new Walk(right.camera(), right.pages(), shifted));

        assertCaught(Invariant.STABLE_QUERIES, "page 2 was another");
    }

    @Test
    void shouldCatchADetectionThatIsOnTwoPagesAndOneThatIsOnNone() {
        Walk right = run.walks.getFirst();
        List<FrameKey> second = new ArrayList<>(right.pages().get(1));
        second.set(0, right.pages().getFirst().getLast());
        List<List<FrameKey>> pages = List.of(right.pages().getFirst(), second);
        run.walks.set(0, new Walk(right.camera(), pages, pages));

        assertCaught(Invariant.STABLE_QUERIES, "is there twice");
        assertCaught(Invariant.STABLE_QUERIES, "on no page");
    }

    @Test
    void shouldCatchALeakAndNotRepeatTheSecret() {
        SecretSearch search = new SecretSearch(Map.of("yard", "hunter2-hunter2"));
        run.leaks.addAll(search.search(
                "ingest.log", "url=rtsp://u:hunter2-hunter2@h/".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertCaught(Invariant.SECRECY, "'yard' stands in ingest.log");
        assertThat(Checker.report(run.violations()).orElseThrow()).doesNotContain("hunter2");
    }

    private void assertCaught(Invariant invariant, String what) {
        assertThat(run.violations()).anySatisfy(v -> {
            assertThat(v.invariant()).isEqualTo(invariant);
            assertThat(v.what()).contains(what);
        });
    }

    private static CameraStatus with(CameraStatus status, Counts counts) {
        return new CameraStatus(
                status.camera(),
                status.state(),
                status.since(),
                status.at(),
                status.epoch(),
                status.lastSeq(),
                counts,
                status.instance(),
                status.error());
    }
}
