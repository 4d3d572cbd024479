package dev.fovea.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.fovea.inference.engine.Device;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.Placement;
import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.model.LabelRule;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.PreprocessorReader;
import dev.fovea.inference.model.ReaderPool;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.inference.testing.Jpegs;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Region;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the way from an encoded picture to a detection leaves for the garbage collector: small change beside the picture itself. */
class AllocationTest {

    private static final int FRAMES = 128;
    private static final int WARM = 30;
    private static final int MEASURED = 10;

    /** A detection with its labels is about a kilobyte; a single copy of a picture of 32×32 pixels would be three more. */
    private static final long MOST_BYTES_A_FRAME = 6_000;

    private static final InputFormat INPUT = InputFormat.stretch(32, 32);

    @Test
    void shouldAllocateAFewKilobytesAFrameAndCopyNoPicture() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Arrival> arrivals = arrivals();
        try (SameThread pool = new SameThread();
                Model model = model()) {
            FrameClassifier classifier = new FrameClassifier(
                    new Crew(pool, pool, 1),
                    Freshness.complete(),
                    Fakes.metrics(),
                    Clock.fixed(Fakes.CAPTURED, ZoneOffset.UTC));
            for (int i = 0; i < WARM; i++) {
                assertThat(classifier.classify(model, arrivals))
                        .allMatch(outcome -> outcome instanceof Outcome.Classified);
            }

            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MEASURED; i++) {
                var _ = classifier.classify(model, arrivals);
            }
            long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED / FRAMES;

            assertThat(bytes).as("bytes allocated per frame").isBetween(1L, MOST_BYTES_A_FRAME);
        }
    }

    private static List<Arrival> arrivals() {
        byte[] picture = Jpegs.boxes(320, 180, 1);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            FrameHeaders headers = new FrameHeaders(
                    1, i, Fakes.CAPTURED, 320, 180, List.of(new Region(40, 30, 80, 90)), FrameHeaders.JPEG, null);
            arrivals.add(new Arrival.Frame(new FrameRef(0, i), "yard-" + i % 4, headers, picture));
        }
        return arrivals;
    }

    private static Model model() {
        ModelCard card = new ModelCard(
                "tiny", "1", INPUT, Normalisation.IMAGENET, 2, null, null, 0.5, 32, Map.of(), null, null, null);
        return new Model(
                card,
                new LabelRule(List.of("car", "cat"), 0.5, null, 2),
                new Placement(Device.CPU, "a fake", List.of()),
                new ReaderPool(1, () -> new PreprocessorReader(INPUT, PictureLimits.DEFAULT)),
                new Indifferent());
    }

    /** Says the same of everything, from one array. */
    private static final class Indifferent implements Engine {

        @Override
        public float[] probabilities(ByteBuffer pixels, int count) {
            float[] answer = new float[2 * count];
            for (int i = 0; i < count; i++) {
                answer[2 * i] = 0.75f;
                answer[2 * i + 1] = 0.25f;
            }
            return answer;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /** Does everything where it is asked, so that one thread's bytes are all of them. */
    private static final class SameThread extends AbstractExecutorService {

        private boolean down;

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {
            down = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            down = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return down;
        }

        @Override
        public boolean isTerminated() {
            return down;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return down;
        }
    }
}
