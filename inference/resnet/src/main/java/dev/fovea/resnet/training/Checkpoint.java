package dev.fovea.resnet.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.parameters.ParametersException;
import dev.fovea.resnet.parameters.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A run after an epoch: all it takes to go on exactly. One safetensors file, which is also a {@link Parameters} file.
 *
 * @param parameters weights and batch-norm statistics
 * @param optimiser its state, opaque
 * @param settings of the run
 * @param pictures {@link dev.fovea.resnet.training.data.LabelledPictures#fingerprint} of what it learns from
 * @param history one record for each epoch done
 */
@SuppressWarnings("ArrayRecordComponent") // passed from learner to file and back, never compared
public record Checkpoint(
        Parameters parameters, byte[] optimiser, TrainingSettings settings, long pictures, List<EpochRecord> history) {

    /** The file's name in a run's folder. */
    public static final String FILE = "checkpoint.safetensors";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OPTIMISER = "optimiser";

    public Checkpoint {
        history = List.copyOf(history);
    }

    /** Writes, syncs and renames: a kill at any moment leaves the last whole checkpoint. */
    public void write(Path file) throws IOException {
        Safetensors content = parameters
                .with("settings", JSON.writeValueAsString(settings))
                .with("pictures", Long.toString(pictures))
                .with("history", JSON.writeValueAsString(history))
                .toSafetensors();
        SequencedMap<String, Safetensors.Array> arrays = new LinkedHashMap<>(content.arrays());
        arrays.put(OPTIMISER, Safetensors.Array.of(optimiser));
        new Safetensors(content.metadata(), arrays).write(file);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ParametersException if the file is not a checkpoint
     */
    public static Checkpoint read(Path file) throws IOException {
        Parameters parameters = Parameters.read(file);
        Safetensors.Array optimiser = Safetensors.read(file).arrays().get(OPTIMISER);
        String settings = parameters.facts().get("settings");
        String pictures = parameters.facts().get("pictures");
        String history = parameters.facts().get("history");
        if (optimiser == null || settings == null || pictures == null || history == null) {
            throw new ParametersException(file + " holds parameters, but is no checkpoint to resume from");
        }
        return new Checkpoint(
                parameters,
                optimiser.bytes(),
                JSON.readValue(settings, TrainingSettings.class),
                Long.parseLong(pictures),
                JSON.readValue(history, new TypeReference<List<EpochRecord>>() {}));
    }

    /**
     * Makes sure that going on with these settings and pictures continues the same run.
     *
     * @throws ResumeMismatchException if anything differs; it names each difference
     */
    public void requireSame(TrainingSettings now, long picturesNow, List<String> labels) {
        List<String> differences = new ArrayList<>();
        compare("", JSON.valueToTree(settings), JSON.valueToTree(now), differences);
        if (pictures != picturesNow) {
            differences.add("the training pictures differ");
        }
        if (!parameters.labels().equals(labels)) {
            differences.add("labels: %s, now %s".formatted(parameters.labels(), labels));
        }
        if (!differences.isEmpty()) {
            throw new ResumeMismatchException(differences);
        }
    }

    private static void compare(String path, JsonNode then, JsonNode now, List<String> differences) {
        for (Map.Entry<String, JsonNode> field : then.properties()) {
            JsonNode other = now.path(field.getKey());
            if (field.getValue().isObject()) {
                compare(path + field.getKey() + ".", field.getValue(), other, differences);
            } else if (!field.getValue().equals(other)) {
                differences.add("%s%s: %s, now %s".formatted(path, field.getKey(), field.getValue(), other));
            }
        }
    }
}
