package dev.fovea.query.sightings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Samples;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Json;
import dev.fovea.topics.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SightingTrackerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SightingPolicy POLICY =
            new SightingPolicy(Duration.ofSeconds(3), Duration.ofSeconds(1), 3, Duration.ofSeconds(1));

    private final SightingTracker tracker = new SightingTracker(POLICY);
    private final List<Sighting> reports = new ArrayList<>();
    private CameraTracks tracks = CameraTracks.NONE;
    private long offset;

    @Test
    void shouldBridgeAShortGapAndEndAfterALongOne() {
        see(0, "car", 0.6);
        see(1, "car", 0.9);
        see(3.9, "car", 0.7);
        see(7.0, "plane", 0.5);

        Sighting closed = reports.getLast();
        assertThat(closed.open()).isFalse();
        assertThat(closed.label()).isEqualTo("car");
        assertThat(closed.start()).isEqualTo(NOON);
        assertThat(closed.end()).isEqualTo(NOON.plusMillis(3900));
        assertThat(closed.count()).isEqualTo(3);
        assertThat(closed.peakProbability()).isEqualTo(0.9);
        assertThat(closed.bestFrame()).isEqualTo(new FrameRef(0, 1));
        assertThat(closed.meanProbability()).isBetween(0.733, 0.734);
    }

    @Test
    void shouldPassOverFlickerInSilence() {
        see(0, "car", 0.9);
        see(0.2, "car", 0.9);
        see(10, "plane", 0.9);
        see(20, "plane", 0.9);

        assertThat(reports).isEmpty();
    }

    @Test
    void shouldNeverFollowTheUnknown() {
        for (int i = 0; i < 10; i++) {
            see(i, ClassifiedRegion.UNKNOWN, 0.9);
        }

        assertThat(reports).isEmpty();
        assertThat(tracks.byLabel()).isEmpty();
    }

    @Test
    void shouldChangeNothingForALateOrReplayedDetection() {
        see(0, "car", 0.6);
        see(1, "car", 0.6);
        see(2, "car", 0.6);
        see(10, "plane", 0.6);
        List<Sighting> before = List.copyOf(reports);
        CameraTracks unchanged = tracks;

        take(Samples.detection("gate", 1, 1, NOON.plusSeconds(1), "car", 0.99));
        take(Samples.detection("gate", 0, 7, NOON.plusSeconds(3), "car", 0.99));

        assertThat(reports).isEqualTo(before);
        assertThat(tracks).isEqualTo(unchanged);
    }

    @Test
    void shouldBeginAnewWhenTheClockJumpsBack() {
        see(100, "car", 0.6);
        see(101, "car", 0.6);
        see(102, "car", 0.6);
        see(5, "car", 0.6);

        assertThat(reports.getLast().open()).isFalse();
        assertThat(tracks.byLabel().get("car")).extracting(Track::start).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void shouldReportAnOpenSightingOnlyAsOftenAsThePolicySays() {
        for (int i = 0; i <= 40; i++) {
            see(i * 0.1, "car", 0.6);
        }

        assertThat(reports).as("at 1, 2, 3 and 4 seconds").hasSize(4);
        assertThat(reports)
                .extracting(Sighting::id)
                .containsOnly(reports.getFirst().id());
    }

    @Test
    void shouldBeStoredAndReadBackUnchanged() throws Exception {
        see(0, "car", 0.6);
        see(1, "truck", 0.7);

        String json = Json.mapper().writeValueAsString(tracks);

        assertThat(Json.mapper().readValue(json, CameraTracks.class)).isEqualTo(tracks);
    }

    @Property(tries = 200)
    void shouldCloseTheSameSightingsHoweverCamerasInterleaveAndDetectionsAreReplayed(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 5) Integer> gaps,
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 2) Integer> labels,
            @ForAll long randomness) {
        List<Detection> yard = sequence("yard", gaps, labels);
        List<Detection> gate = sequence("gate", labels, gaps);
        List<Sighting> inOrder = closed(List.of(yard, gate), null);

        List<Sighting> shuffled =
                closed(List.of(yard, gate), RandomGeneratorFactory.getDefault().create(randomness));

        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(inOrder);
    }

    private static List<Detection> sequence(String camera, List<Integer> gaps, List<Integer> labels) {
        List<Detection> sequence = new ArrayList<>();
        Instant time = NOON;
        for (int i = 0; i < Math.min(gaps.size(), labels.size()); i++) {
            time = time.plusSeconds(gaps.get(i));
            String label = List.of("car", "plane", "unknown").get(labels.get(i) % 3);
            sequence.add(Samples.detection(camera, 1, i, time, label, 0.5 + i % 5 * 0.1));
        }
        return sequence;
    }

    /** Plays each camera's detections in its order; with randomness, interleaved and with older ones played again. */
    private List<Sighting> closed(
            List<List<Detection>> cameras, @org.jspecify.annotations.Nullable RandomGenerator random) {
        Map<String, CameraTracks> state = new HashMap<>();
        TreeMap<String, Sighting> closed = new TreeMap<>();
        List<Integer> next = new ArrayList<>(cameras.stream().map(c -> 0).toList());
        while (true) {
            List<Integer> left = new ArrayList<>();
            for (int i = 0; i < cameras.size(); i++) {
                if (next.get(i) < cameras.get(i).size()) {
                    left.add(i);
                }
            }
            if (left.isEmpty()) {
                break;
            }
            int camera = left.get(random == null ? 0 : random.nextInt(left.size()));
            int position = next.get(camera);
            boolean isReplay = random != null && position > 0 && random.nextInt(3) == 0;
            Detection detection =
                    cameras.get(camera).get(isReplay && random != null ? random.nextInt(position) : position);
            SightingTracker.Step step = tracker.take(
                    state.getOrDefault(detection.camera(), CameraTracks.NONE),
                    detection,
                    new FrameRef(camera, detection.seq()),
                    0);
            state.put(detection.camera(), step.tracks());
            step.reports().forEach(report -> {
                Sighting before = closed.get(report.sighting().id());
                assertThat(before == null || before.open())
                        .as("a closed sighting is never reported again")
                        .isTrue();
                closed.put(report.sighting().id(), report.sighting());
            });
            if (!isReplay) {
                next.set(camera, position + 1);
            }
        }
        return closed.values().stream().filter(sighting -> !sighting.open()).toList();
    }

    private void see(double seconds, String label, double probability) {
        take(Samples.detection("gate", 1, offset, NOON.plusMillis(Math.round(seconds * 1000)), label, probability));
    }

    private void take(Detection detection) {
        SightingTracker.Step step = tracker.take(tracks, detection, new FrameRef(0, offset++), 0);
        tracks = step.tracks();
        step.reports().forEach(report -> reports.add(report.sighting()));
    }
}
