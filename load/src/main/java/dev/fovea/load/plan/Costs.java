package dev.fovea.load.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    private static final String INT8 = "-int8";

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
     * @param basis what it rests on
     * @param source the command that measured it, the address of the publication, or what is assumed
     */
    public record Figure(double value, String unit, Basis basis, String source) {}

    /** What a figure rests on. */
    public enum Basis {
        /** By this project. */
        @JsonProperty("measured")
        MEASURED,
        /** By others, at an address. */
        @JsonProperty("published")
        PUBLISHED,
        /** Neither: replace it by your own. */
        @JsonProperty("assumption")
        ASSUMPTION
    }

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
     * Regions a second that one GPU classifies, at most. Published for ResNet-50 in TensorRT's fastest precision; other
     * models by their share of its processor time, which is an estimate. An int8 package is not reckoned faster than that.
     *
     * @throws IllegalArgumentException naming the GPUs that are known
     */
    double gpu(String gpu, String model) {
        double share = network("resnet-50") / network(model);
        return of(gpus, "--gpu", gpu) * (model.endsWith(INT8) ? Math.min(1, share) : share);
    }

    /** In words, what is assumed of the machines. */
    public String assumptions() {
        return machines.values().stream()
                .filter(figure -> figure.basis() == Basis.ASSUMPTION)
                .map(Figure::source)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What the figure of a GPU rests on. */
    Basis basis(String gpu) {
        Figure figure = gpus.get(gpu);
        return figure == null ? Basis.ASSUMPTION : figure.basis();
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
