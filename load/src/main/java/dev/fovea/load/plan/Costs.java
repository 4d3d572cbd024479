package dev.fovea.load.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one frame costs and what one machine gives, each figure with where it comes from. Read from {@code costs.json}
 * beside this class. Immutable.
 *
 * @param perFrame core-seconds by step, see the constants
 * @param network processing cores for one region, by model package family
 * @param gpus pictures a second that one GPU classifies with ResNet-50, by GPU
 * @param machines capacities of the machines that are planned with
 */
public record Costs(
        Map<String, Figure> perFrame,
        Map<String, Figure> network,
        Map<String, Figure> gpus,
        Map<String, Figure> machines) {

    /** Core-seconds to decode one frame of video. */
    static final String DECODE_VIDEO = "decodeVideo";
    /** Core-seconds of ingest for one published frame, without decoding video. */
    static final String CAPTURE = "capture";
    /** Core-seconds of inference for one frame, without the network itself. */
    static final String CLASSIFY_FRAME = "classifyFrame";
    /** Core-seconds of query for one detection. */
    static final String QUERY = "query";
    /** Core-seconds of a broker for one megabyte that it takes in, copies or gives out. */
    static final String BROKER_MEGABYTE = "brokerMegabyte";

    /**
     * One figure.
     *
     * @param value in the unit
     * @param unit such as {@code core-seconds}
     * @param source the command that measured it, or the publication
     */
    public record Figure(double value, String unit, String source) {}

    /** The shipped figures. */
    public static Costs shipped() {
        try (InputStream in = Costs.class.getResourceAsStream("costs.json")) {
            return new ObjectMapper().readValue(in, Costs.class);
        } catch (IOException e) {
            throw new IllegalStateException("costs.json on the class path cannot be read", e);
        }
    }

    double frame(String step) {
        return of(perFrame, "step", step);
    }

    double machine(String capacity) {
        return of(machines, "capacity", capacity);
    }

    /**
     * Core-seconds to classify one region on processors.
     *
     * @throws IllegalArgumentException naming the models that are known
     */
    double network(String model) {
        return of(network, "--model", model);
    }

    /**
     * Regions a second that one GPU classifies. Published for ResNet-50; other models by their share of its processor
     * time, which is an estimate.
     *
     * @throws IllegalArgumentException naming the GPUs that are known
     */
    double gpu(String gpu, String model) {
        return of(gpus, "--gpu", gpu) * network("resnet-50") / network(model);
    }

    private static double of(Map<String, Figure> figures, String kind, String name) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException(
                    kind + " " + name + " is not known; known: " + List.copyOf(new TreeMap<>(figures).keySet()));
        }
        return figure.value();
    }
}
