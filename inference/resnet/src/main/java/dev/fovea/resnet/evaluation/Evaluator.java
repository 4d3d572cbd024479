package dev.fovea.resnet.evaluation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.pictures.Views;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Classifies a whole set of labelled pictures, batch by batch as they are read, and says how well. */
public final class Evaluator {

    private static final int BATCH = 256;
    /** Each picture then takes many slots, of a large input perhaps. */
    private static final int BATCH_OF_VIEWS = 16;

    private final Ensemble ensemble;
    private final Views views;
    private final double threshold;
    private final LongConsumer progress;

    /** Evaluates with the threshold of the first package's card. */
    public Evaluator(Ensemble ensemble, Views views, LongConsumer progress) {
        this(ensemble, views, ensemble.packages().getFirst().card().threshold(), progress);
    }

    /**
     * @param ensemble stays the caller's to close
     * @param views those that the ensemble was opened with
     * @param threshold probability below which an answer is called unknown, 0 to 1
     * @param progress is told the number of pictures done after each batch
     */
    public Evaluator(Ensemble ensemble, Views views, double threshold, LongConsumer progress) {
        this.ensemble = ensemble;
        this.views = views;
        this.threshold = threshold;
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
        Confusion confusion = new Confusion(ensemble.labels(), ensemble.none(), threshold);
        List<String> skipped = new ArrayList<>();
        List<LabelledPicture> batch = new ArrayList<>();
        int size = views == Views.SINGLE ? BATCH : BATCH_OF_VIEWS;
        long[] done = {0};
        pictures.<OrtException>forEach(split, picture -> {
            batch.add(picture);
            if (batch.size() == size) {
                count(batch, confusion, skipped);
                done[0] += batch.size();
                progress.accept(done[0]);
                batch.clear();
            }
        });
        count(batch, confusion, skipped);
        return confusion.evaluation(ensemble.names(), views, skipped);
    }

    private void count(List<LabelledPicture> batch, Confusion confusion, List<String> skipped) throws OrtException {
        List<Result> results = ensemble.classify(
                batch.stream().map(picture -> Subject.whole(picture.encoded())).toList());
        for (int i = 0; i < batch.size(); i++) {
            LabelledPicture picture = batch.get(i);
            switch (results.get(i)) {
                case Result.Probabilities probabilities -> confusion.add(truth(picture), probabilities.values());
                case Result.Refused refused ->
                    skipped.add(picture.name() + ": " + refused.reason().getMessage());
            }
        }
    }

    private int truth(LabelledPicture picture) {
        int truth = ensemble.labels().indexOf(picture.label());
        if (truth < 0) {
            throw new IllegalArgumentException(
                    picture.name() + " is labelled " + picture.label() + "; the network knows " + ensemble.labels());
        }
        return truth;
    }
}
