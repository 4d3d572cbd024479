package dev.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.batch.Crew;
import dev.fovea.inference.batch.FrameClassifier;
import dev.fovea.inference.batch.Freshness;
import dev.fovea.inference.batch.Outcome;
import dev.fovea.inference.engine.DeviceRequest;
import dev.fovea.inference.engine.SessionSettings;
import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.repository.ModelLoader;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.inference.testing.Jpegs;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Region;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The memory of the process, native memory included, stays where it is however many batches of whatever sizes go through. */
class MemoryIT {

    private static final int WARM_TURNS = 60;
    private static final int TURNS = 240;
    private static final int MOST_FRAMES = 64;
    private static final long MOST_GROWTH_KIB = 48 << 10;
    private static final List<byte[]> PICTURES =
            List.of(Jpegs.boxes(320, 180, 1), Jpegs.boxes(320, 180, 2), Jpegs.boxes(320, 180, 3));

    @Test
    void shouldNotGrowOverThousandsOfFrames() throws Exception {
        ModelLoader loader = new ModelLoader(DeviceRequest.CPU, new SessionSettings(2), PictureLimits.DEFAULT, 2, 3);
        try (Model model = loader.load(Path.of("../models/fovea-cifar10/1"));
                ExecutorService lanes = Executors.newFixedThreadPool(2);
                ExecutorService decoders = Executors.newFixedThreadPool(2)) {
            FrameClassifier classifier = new FrameClassifier(
                    new Crew(lanes, decoders, 2), Freshness.complete(), Fakes.metrics(), Clock.systemUTC());
            turns(classifier, model, WARM_TURNS);
            long before = residentKib();

            turns(classifier, model, TURNS);

            assertThat(residentKib() - before).as("KiB more resident memory").isLessThan(MOST_GROWTH_KIB);
        }
    }

    private static void turns(FrameClassifier classifier, Model model, int count) throws Exception {
        for (int turn = 0; turn < count; turn++) {
            List<Outcome> outcomes = classifier.classify(model, frames(1 + turn * 7 % MOST_FRAMES));
            assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Classified);
        }
    }

    private static List<Arrival> frames(int count) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Region> regions = List.of(new Region(10, 20, 100, 80), Region.whole(320, 180));
            FrameHeaders headers = new FrameHeaders(1, i, Fakes.CAPTURED, 320, 180, regions, FrameHeaders.JPEG, null);
            arrivals.add(new Arrival.Frame(new FrameRef(0, i), "yard", headers, PICTURES.get(i % PICTURES.size())));
        }
        return arrivals;
    }

    private static long residentKib() throws Exception {
        System.gc(); // what is garbage is not growth
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
