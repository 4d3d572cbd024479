package dev.fovea.resnet.cli;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.resnet.evaluation.ConfusionChart;
import dev.fovea.resnet.evaluation.Ensemble;
import dev.fovea.resnet.evaluation.Evaluation;
import dev.fovea.resnet.evaluation.Evaluator;
import dev.fovea.resnet.evaluation.PictureSet;
import dev.fovea.resnet.evaluation.PictureSetException;
import dev.fovea.resnet.evaluation.field.CropList;
import dev.fovea.resnet.evaluation.field.CropReport;
import dev.fovea.resnet.evaluation.field.FieldEvaluator;
import dev.fovea.resnet.evaluation.field.FieldException;
import dev.fovea.resnet.evaluation.field.PhotoFolder;
import dev.fovea.resnet.evaluation.field.PhotoReport;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageWriter;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says how good one or several model packages are on labelled pictures, on regions of clips and on photos. */
@Command(
        name = "evaluate",
        showDefaultValues = true,
        sortOptions = false,
        description = "Says how good model packages are on labelled pictures, regions of clips and photos.")
@SuppressWarnings("NullAway.Init") // picocli sets the options
public final class EvaluateCommand implements Callable<Integer> {

    private static final int PROGRESS_STEP = 1024;

    @Option(
            names = "--package",
            required = true,
            paramLabel = "DIR",
            description = "A model package, or what `train` wrote; several answer together by the mean of their"
                    + " probabilities.")
    private List<Path> paths;

    @Option(
            names = "--data",
            paramLabel = "TAR|DIR",
            description = "Pictures as <split>/<label>/<name>.jpg, in a folder or a tar of one (not unpacked).")
    private @Nullable Path data;

    @Option(names = "--split", defaultValue = "test", description = "Which of its splits.")
    private String split;

    @Option(
            names = "--views",
            defaultValue = "single",
            description = "How often each picture of --data is looked at: ${COMPLETION-CANDIDATES}.")
    private Views views;

    @Option(names = "--confusion", paramLabel = "FILE.svg", description = "Draws the confusion matrix of --data.")
    private @Nullable Path confusion;

    @Option(
            names = "--crops",
            paramLabel = "CSV",
            description = "Labelled regions of clips: clip,frame,x,y,width,height,label. Needs --clips.")
    private @Nullable Path crops;

    @Option(names = "--clips", paramLabel = "DIR", description = "Where the clips of --crops are.")
    private @Nullable Path clips;

    @Option(names = "--photos", paramLabel = "DIR", description = "Photos, each named after what it shows.")
    private @Nullable Path photos;

    @Option(
            names = "--threshold",
            description = "The probability below which an answer is unknown (0..1); by default the card's.")
    private @Nullable Double threshold;

    @Option(
            names = "--card",
            description = "Writes what was found, and --threshold, into the package's card (in one step).")
    private boolean card;

    @Option(names = "--threads", description = "Threads of the network; by default all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireUsage();
        try (EvaluatedPackages evaluated = new EvaluatedPackages(paths)) {
            require(!card || evaluated.packages().size() == 1, "--card needs a package with a network of its own");
            ModelPackage first = evaluated.packages().getFirst();
            double limit = threshold == null ? first.card().threshold() : threshold;
            Findings findings = findings(evaluated.packages(), limit);
            print(findings);
            if (confusion != null && findings.evaluation() != null) {
                ConfusionChart.write(findings.evaluation(), confusion);
            }
            if (card) {
                write(first, limit, findings);
            }
        }
        return 0;
    }

    private void requireUsage() {
        require(data != null || crops != null || photos != null, "give --data, --crops or --photos to evaluate on");
        require((crops == null) == (clips == null), "--crops and --clips need each other");
        require(confusion == null || data != null, "--confusion needs --data");
        require(threshold == null || (threshold >= 0 && threshold <= 1), "--threshold is from 0 to 1");
        require(!card || (paths.size() == 1 && views == Views.SINGLE), "--card needs one package and --views single");
    }

    private void require(boolean fine, String message) {
        if (!fine) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Findings findings(List<ModelPackage> packages, double limit)
            throws OrtException, IOException, PictureSetException, FieldException {
        Evaluation evaluation = null;
        if (data != null) {
            try (Ensemble ensemble = new Ensemble(packages, PictureLimits.DEFAULT, views, threads)) {
                evaluation = new Evaluator(ensemble, views, limit, this::progress).evaluate(PictureSet.at(data), split);
            }
        }
        if (crops == null && photos == null) {
            return new Findings(evaluation, null, null);
        }
        try (Ensemble ensemble = new Ensemble(packages, PictureLimits.DEFAULT, Views.SINGLE, threads)) {
            FieldEvaluator field = new FieldEvaluator(ensemble, limit);
            CropReport cropReport = crops == null || clips == null ? null : field.crops(CropList.read(crops), clips);
            PhotoReport photoReport = photos == null ? null : field.photos(PhotoFolder.read(photos, ensemble.labels()));
            return new Findings(evaluation, cropReport, photoReport);
        }
    }

    private void print(Findings findings) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(findings.json()));
        } else {
            if (findings.evaluation() != null) {
                EvaluationText.print(findings.evaluation(), out);
                out.println();
            }
            if (findings.crops() != null) {
                FieldText.print(findings.crops(), out);
                out.println();
            }
            if (findings.photos() != null) {
                FieldText.print(findings.photos(), out);
            }
        }
        out.flush();
    }

    private void write(ModelPackage model, double limit, Findings findings) throws ModelPackageException, IOException {
        String name = data == null ? "" : String.valueOf(data.getFileName());
        StringBuilder command = new StringBuilder("./fovea evaluate --package " + paths.getFirst());
        command.append(data == null ? "" : " --data " + name + " --split " + split);
        command.append(crops == null ? "" : " --crops " + crops + " --clips clips");
        command.append(photos == null ? "" : " --photos photos");
        PackageWriter.replaceCard(
                model,
                model.card()
                        .withAccuracy(
                                limit,
                                CardFigures.merged(
                                        model.card().accuracy(), findings, name, split, command.toString())));
        spec.commandLine().getErr().println("wrote " + model.folder().resolve(ModelPackage.CARD_FILE));
    }

    private void progress(long done) {
        if (done % PROGRESS_STEP == 0) {
            spec.commandLine().getErr().println(done + " pictures");
        }
    }
}
