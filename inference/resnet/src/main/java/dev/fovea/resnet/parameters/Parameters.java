package dev.fovea.resnet.parameters;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Architectures;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.packages.Fit;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A trained network: its architecture, its labels, how its input is normalised, and all its numbers.
 *
 * <p>Written as one safetensors file ({@code parameters.safetensors}) with one array for each
 * {@link Architecture#weights() weight} under its name, and these metadata keys: {@code architecture}, {@code labels}
 * (one a line), {@code input} ({@code stretch WIDTH HEIGHT} or {@code crop WIDTH HEIGHT RESIZE}), {@code mean} and {@code std} (three numbers, comma-separated), and any further facts (for example
 * {@code temperature}, {@code none}, {@code accuracy}).
 *
 * @param architecture has as many labels as {@code labels}
 * @param labels in the order of the logits
 * @param input how a picture of any size was made into the network's
 * @param weights one array for each weight of the architecture, row-major
 * @param facts further metadata as text
 */
public record Parameters(
        Architecture architecture,
        List<String> labels,
        InputFormat input,
        Normalisation normalisation,
        SequencedMap<String, float[]> weights,
        Map<String, String> facts) {

    /** The conventional file name in a folder. */
    public static final String FILE = "parameters.safetensors";

    /** Fact: softmax takes logits divided by this, so that probabilities are calibrated. Absent: 1. */
    public static final String TEMPERATURE = "temperature";

    /** Fact: the label that means "nothing that I know is here". Absent: there is none. */
    public static final String NONE = "none";

    private static final List<String> KEYS = List.of("architecture", "labels", "input", "mean", "std");

    /** @throws ParametersException if labels or arrays do not fit the architecture */
    public Parameters {
        labels = List.copyOf(labels);
        facts = Map.copyOf(facts);
        if (labels.size() != architecture.labels()) {
            throw new ParametersException("%s gives %d logits, but there are %d labels: %s"
                    .formatted(architecture.name(), architecture.labels(), labels.size(), labels));
        }
        for (Weight weight : architecture.weights()) {
            float[] values = weights.get(weight.name());
            if (values == null || values.length != weight.count()) {
                throw new ParametersException("%s needs %d values of %s, but there are %s"
                        .formatted(
                                architecture.name(),
                                weight.count(),
                                weight.name(),
                                values == null ? "none" : values.length));
            }
        }
    }

    /**
     * Reads a parameter file; a checkpoint is one too (its further arrays are left out).
     *
     * @throws ParametersException if it is not one, or its arrays do not fit its architecture
     */
    public static Parameters read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        Map<String, String> facts = new LinkedHashMap<>(content.metadata());
        List<String> labels = required(file, content, "labels").lines().toList();
        Architecture architecture = Architectures.named(required(file, content, "architecture"), labels.size());
        InputFormat format = inputFormat(file, required(file, content, "input"));
        Normalisation normalisation =
                new Normalisation(numbers(required(file, content, "mean")), numbers(required(file, content, "std")));
        KEYS.forEach(facts::remove);
        SequencedMap<String, float[]> weights = new LinkedHashMap<>();
        for (Weight weight : architecture.weights()) {
            Safetensors.Array array = content.arrays().get(weight.name());
            if (array != null) {
                weights.put(weight.name(), array.floats());
            }
        }
        return new Parameters(architecture, labels, format, normalisation, weights, facts);
    }

    /** Writes the file in one step; see {@link Safetensors#write}. */
    public void write(Path file) throws IOException {
        toSafetensors().write(file);
    }

    /** As the arrays and metadata of a file. */
    public Safetensors toSafetensors() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("architecture", architecture.name());
        metadata.put("labels", String.join("\n", labels));
        metadata.put("input", text(input));
        metadata.put("mean", text(normalisation.mean()));
        metadata.put("std", text(normalisation.std()));
        metadata.putAll(facts);
        SequencedMap<String, Safetensors.Array> arrays = new LinkedHashMap<>();
        for (Weight weight : architecture.weights()) {
            arrays.put(weight.name(), Safetensors.Array.of(weight.dimensions(), values(weight)));
        }
        return new Safetensors(metadata, arrays);
    }

    /** The numbers of one of the architecture's weights. */
    public float[] values(Weight weight) {
        return Objects.requireNonNull(weights.get(weight.name()), weight.name());
    }

    /** These parameters with one more fact. */
    public Parameters with(String fact, String value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Parameters(architecture, labels, input, normalisation, weights, more);
    }

    private static String required(Path file, Safetensors content, String key) {
        String value = content.metadata().get(key);
        if (value == null) {
            throw new ParametersException(
                    "%s does not say its \"%s\": it was not written by `fovea train`".formatted(file, key));
        }
        return value;
    }

    private static InputFormat inputFormat(Path file, String text) {
        String[] words = text.split(" ", -1);
        if (words.length == 3 && words[0].equals("stretch")) {
            return InputFormat.stretch(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        if (words.length == 4 && words[0].equals("crop")) {
            return InputFormat.crop(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        }
        throw new ParametersException(
                "%s: input \"%s\"; accepted: stretch WIDTH HEIGHT, crop WIDTH HEIGHT RESIZE".formatted(file, text));
    }

    private static String text(InputFormat input) {
        return input.fit() == Fit.CROP
                ? "crop %d %d %d".formatted(input.width(), input.height(), input.resize())
                : "stretch %d %d".formatted(input.width(), input.height());
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(",", -1)).map(Double::valueOf).toList();
    }

    private static String text(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
