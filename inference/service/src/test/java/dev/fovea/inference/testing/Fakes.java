package dev.fovea.inference.testing;

import dev.fovea.inference.engine.Device;
import dev.fovea.inference.engine.Engine;
import dev.fovea.inference.engine.Placement;
import dev.fovea.inference.frames.Arrival;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.model.LabelRule;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.model.ReaderPool;
import dev.fovea.resnet.packages.Fit;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Region;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models, frames and figures for tests without Kafka and without native code. */
public final class Fakes {

    public static final Instant CAPTURED = Instant.parse("2026-11-24T12:00:00Z");

    private Fakes() {}

    /** A model whose pictures have three bytes as its card must have them, of which the fakes use the first. */
    public static Model model(Engine engine, int maxBatch) {
        return model("fake", "1", engine, maxBatch, null);
    }

    /** The same with an embedding of so many numbers. */
    public static Model model(Engine engine, int maxBatch, @Nullable Integer embedding) {
        return model("fake", "1", engine, maxBatch, embedding);
    }

    /** The same with a name and a version, and batches of up to four. */
    public static Model model(String name, String version, Engine engine) {
        return model(name, version, engine, 4, null);
    }

    private static Model model(String name, String version, Engine engine, int maxBatch, @Nullable Integer embedding) {
        ModelCard card = new ModelCard(
                name,
                version,
                new InputFormat(1, 1, Fit.STRETCH, null),
                new Normalisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
                2,
                embedding,
                "nothing",
                0.5,
                maxBatch,
                Map.of(),
                null,
                null,
                null);
        LabelRule rule = new LabelRule(List.of("car", "nothing"), 0.5, "nothing", 2);
        Placement placement = new Placement(Device.CPU, "a fake", List.of());
        return new Model(card, rule, placement, new ReaderPool(2, () -> new FakeReader()), engine);
    }

    /** A frame with so many regions whose picture is one byte. */
    public static Arrival.Frame frame(long offset, int regions, int picture) {
        FrameHeaders headers = headers(offset, regions);
        return new Arrival.Frame(new FrameRef(0, offset), "yard", headers, new byte[] {(byte) picture});
    }

    public static FrameHeaders headers(long seq, int regions) {
        return new FrameHeaders(
                1, seq, CAPTURED, 8, 8, Collections.nCopies(regions, Region.whole(8, 8)), FrameHeaders.JPEG, null);
    }

    public static InferenceMetrics metrics() {
        return new InferenceMetrics(new SimpleMeterRegistry());
    }
}
