package dev.fovea.resnet.cli;

import dev.fovea.resnet.parameters.Parameters;
import dev.fovea.resnet.training.Checkpoint;
import dev.fovea.resnet.training.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a network was trained, as it stands in a package's card under {@code accuracy}. Stateless. */
final class TrainingFigures {

    /** Facts of parameters that a card repeats, by their names there. */
    private static final Map<String, String> FACTS = Map.of(
            "temperature", "temperature",
            "validationError", "validationError",
            "noneError", "noneErrorOnGeneratedPictures",
            "noneOffset", "noneOffset");

    private TrainingFigures() {}

    /**
     * What is known of a run.
     *
     * @param source the run's folder, or a file of parameters, which alone tells less
     * @param data file name of the pictures
     */
    static Map<String, Object> of(Path source, Parameters parameters, String data) throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("architecture", parameters.architecture().name());
        FACTS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(fact -> {
            String value = parameters.facts().get(fact.getKey());
            if (value != null) {
                figures.put(fact.getValue(), Double.valueOf(value));
            }
        });
        Path file = source.resolve(Checkpoint.FILE);
        if (Files.isRegularFile(file)) {
            Checkpoint checkpoint = Checkpoint.read(file);
            List<EpochRecord> history = checkpoint.history();
            figures.put("schedule", checkpoint.settings().schedule().kind());
            figures.put("seed", checkpoint.settings().seed());
            figures.put("epochs", history.size());
            figures.put(
                    "seconds",
                    Math.round(
                            history.stream().mapToDouble(EpochRecord::seconds).sum()));
            figures.put("command", TrainInvocation.of(checkpoint.settings(), data));
        }
        return figures;
    }
}
