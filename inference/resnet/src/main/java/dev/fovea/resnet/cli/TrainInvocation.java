package dev.fovea.resnet.cli;

import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.TrainingSettings;
import java.util.Locale;

/** Writes the command line that trains with given settings again. Stateless. */
final class TrainInvocation {

    private TrainInvocation() {}

    /** @param data as it stands after {@code --data} */
    static String of(TrainingSettings settings, String data) {
        Optimisation optimisation = settings.optimisation();
        StringBuilder line = new StringBuilder("./fovea train --data " + data);
        option(line, "architecture", settings.architecture());
        option(line, "epochs", settings.epochs());
        option(line, "batch", settings.batchSize());
        option(line, "schedule", settings.schedule().kind().name().toLowerCase(Locale.ROOT));
        option(line, "rate", settings.schedule().rate());
        if (settings.schedule().warmUpSteps() > 0) {
            option(line, "warm-up", settings.schedule().warmUpSteps());
        }
        option(line, "momentum", optimisation.momentum());
        option(line, "weight-decay", optimisation.weightDecay());
        flag(line, "decay-all", optimisation.decayAll());
        option(line, "label-smoothing", optimisation.labelSmoothing());
        flag(line, "freeze", optimisation.frozen());
        flag(line, "no-crop", !settings.augmentation().crop());
        option(line, "camera", settings.augmentation().camera());
        option(line, "none", settings.noneRatio());
        option(line, "hold-out", settings.holdOut());
        option(line, "seed", settings.seed());
        flag(line, "float32", !optimisation.bfloat16());
        return line.toString();
    }

    private static void option(StringBuilder line, String name, Object value) {
        line.append(" --").append(name).append(' ').append(value);
    }

    private static void flag(StringBuilder line, String name, boolean set) {
        line.append(set ? " --" + name : "");
    }
}
