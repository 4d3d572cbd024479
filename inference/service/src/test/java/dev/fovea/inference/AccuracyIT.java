package dev.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.fovea.inference.testing.ReferencePackage;
import dev.fovea.inference.testing.SharedPictures;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Region;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyIT {

    private static final int SIDE = 32;

    @Test
    void shouldHaveTheReferenceNetworksErrorOnTheCifarTestPictures(@TempDir Path models) throws Exception {
        List<String> labels = new ArrayList<>();
        List<Arrival> frames = new ArrayList<>();
        SharedPictures.cifarTest((label, jpeg) -> {
            frames.add(frame(labels.size(), jpeg));
            return labels.add(label);
        });
        ModelLoader loader = new ModelLoader(DeviceRequest.AUTO, new SessionSettings(2), PictureLimits.DEFAULT, 2, 1);

        List<Outcome> outcomes;
        long start = System.nanoTime();
        try (Model model = loader.load(ReferencePackage.importInto(models));
                ExecutorService lanes = Executors.newFixedThreadPool(2);
                ExecutorService decoders = Executors.newFixedThreadPool(2)) {
            outcomes = new FrameClassifier(
                            new Crew(lanes, decoders, 2), Freshness.complete(), Fakes.metrics(), Clock.systemUTC())
                    .classify(model, frames);
        }
        System.out.printf("%d pictures in %d ms%n", frames.size(), (System.nanoTime() - start) / 1_000_000);

        long wrong = 0;
        for (int i = 0; i < labels.size(); i++) {
            wrong += top(outcomes.get(i)).equals(labels.get(i)) ? 0 : 1;
        }
        assertThat(labels).hasSize(10_000);
        assertThat(100.0 * wrong / labels.size()).as("error in percent").isCloseTo(18.97, within(0.3));
    }

    private static Arrival frame(int offset, byte[] jpeg) {
        FrameHeaders headers = new FrameHeaders(
                1, offset, Fakes.CAPTURED, SIDE, SIDE, List.of(Region.whole(SIDE, SIDE)), FrameHeaders.JPEG, null);
        return new Arrival.Frame(new FrameRef(0, offset), "cifar", headers, jpeg);
    }

    private static String top(Outcome outcome) {
        return ((Outcome.Classified) outcome)
                .detection()
                .regions()
                .getFirst()
                .top()
                .getFirst()
                .label();
    }
}
