package dev.fovea.resnet.evaluation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.Views;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Classifies a whole set of labelled pictures, one after another as they are read, and says how well. */
public final class Evaluator {

    private final Ensemble ensemble;
    private final Views views;
    private final LongConsumer progress;

    /**
     * @param ensemble stays the caller's to close
     * @param views those that the ensemble was opened with
     * @param progress is told the number of pictures done after each
     */
    public Evaluator(Ensemble ensemble, Views views, LongConsumer progress) {
        this.ensemble = ensemble;
        this.views = views;
        this.progress = progress;
    }

    /**
     * Evaluates one split. Pictures that cannot be decoded are skipped and named in the result.
     *
     * @throws IllegalArgumentException if a picture's label is none of the network's
     * @throws PictureSetException if the split holds no pictures
     */
    public Evaluation evaluate(PictureSet pictures, String split)
            throws IOException, PictureSetException, OrtException {
        ModelPackage first = ensemble.packages().getFirst();
        Tally tally = new Tally(ensemble.labels(), first.none(), first.card().threshold());
        List<String> skipped = new ArrayList<>();
        long[] done = {0};
        pictures.<OrtException>forEach(split, picture -> {
            int truth = ensemble.labels().indexOf(picture.label());
            if (truth < 0) {
                throw new IllegalArgumentException(picture.name() + " is labelled " + picture.label()
                        + "; the network knows " + ensemble.labels());
            }
            try {
                tally.add(truth, ensemble.classify(picture.encoded()));
            } catch (PictureException e) {
                skipped.add(picture.name() + ": " + e.getMessage());
            }
            progress.accept(++done[0]);
        });
        return tally.evaluation(ensemble.names(), views, skipped);
    }
}
