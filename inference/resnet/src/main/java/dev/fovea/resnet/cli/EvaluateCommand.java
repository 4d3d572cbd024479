package dev.fovea.resnet.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.resnet.evaluation.ConfusionChart;
import dev.fovea.resnet.evaluation.Ensemble;
import dev.fovea.resnet.evaluation.Evaluation;
import dev.fovea.resnet.evaluation.Evaluator;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how good one or several model packages are on labelled pictures. */
@Command(
        name = "evaluate",
        showDefaultValues = true,
        sortOptions = false,
        description = "Says how good model packages are on labelled pictures.")
@SuppressWarnings("NullAway.Init") // picocli sets the options
public final class EvaluateCommand implements Callable<Integer> {

    private static final int PROGRESS_STEP = 1000;

    @Option(
            names = "--package",
            required = true,
            paramLabel = "DIR",
            description = "A model package; several answer together by the mean of their probabilities.")
    private List<Path> packages;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "TAR|DIR",
            description = "Pictures as <split>/<label>/<name>.jpg, in a folder or a tar of one (not unpacked).")
    private Path data;

    @Option(names = "--split", defaultValue = "test", description = "Which of its splits.")
    private String split;

    @Option(
            names = "--views",
            defaultValue = "single",
            description = "How often each picture is looked at: ${COMPLETION-CANDIDATES}.")
    private Views views;

    @Option(names = "--confusion", paramLabel = "FILE.svg", description = "Draws the confusion matrix.")
    private @Nullable Path confusion;

    @Option(names = "--threads", description = "Threads of the network; by default all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Evaluation evaluation;
        try (Ensemble ensemble = new Ensemble(read(packages), PictureLimits.DEFAULT, views, threads)) {
            evaluation = new Evaluator(ensemble, views, this::progress).evaluate(PictureSet.at(data), split);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(evaluation));
        } else {
            EvaluationText.print(evaluation, out);
        }
        out.flush();
        if (confusion != null) {
            ConfusionChart.write(evaluation, confusion);
        }
        return 0;
    }

    private static List<ModelPackage> read(List<Path> folders) throws ModelPackageException {
        List<ModelPackage> models = new ArrayList<>();
        for (Path folder : folders) {
            models.add(ModelPackage.read(folder));
        }
        return models;
    }

    private void progress(long done) {
        if (done % PROGRESS_STEP == 0) {
            spec.commandLine().getErr().println(done + " pictures");
        }
    }
}
