package dev.fovea.resnet.evaluation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One or several packages that answer together: the mean of their probabilities (paper, section 4.1). Not thread-safe.
 */
public final class Ensemble implements AutoCloseable {

    private final List<ModelPackage> packages;
    private final List<Member> members = new ArrayList<>();

    /**
     * Opens the networks.
     *
     * @param packages one or more, all with the same labels in the same order
     * @param threads that a network may use, ≥ 1
     * @throws IllegalArgumentException if labels differ
     */
    public Ensemble(List<ModelPackage> packages, PictureLimits limits, Views views, int threads) throws OrtException {
        this.packages = List.copyOf(packages);
        for (ModelPackage model : packages) {
            if (!model.labels().equals(labels())) {
                throw new IllegalArgumentException("package " + model.folder() + " has the labels " + model.labels()
                        + "; an ensemble needs the same as "
                        + packages.getFirst().folder() + ": " + labels());
            }
        }
        try {
            for (ModelPackage model : packages) {
                members.add(new Member(model, limits, views, threads));
            }
        } catch (OrtException e) {
            close();
            throw e;
        }
    }

    public List<ModelPackage> packages() {
        return packages;
    }

    /** The place of the label that means "nothing there", where the packages have one. */
    public OptionalInt none() {
        return packages.getFirst().none();
    }

    /** {@code name/version} of each package. */
    public List<String> names() {
        return packages.stream()
                .map(model -> model.card().name() + "/" + model.card().version())
                .toList();
    }

    /** In the order of the probabilities. */
    public List<String> labels() {
        return packages.getFirst().labels();
    }

    /**
     * Classifies a batch; its pictures are decoded on all processors.
     *
     * @return one result for each subject, in their order; refused where any package's preprocessing refuses it
     */
    public List<Result> classify(List<Subject> subjects) throws OrtException {
        List<List<Result>> answers = new ArrayList<>(members.size());
        for (Member member : members) {
            answers.add(member.classify(subjects));
        }
        List<Result> results = new ArrayList<>(subjects.size());
        for (int i = 0; i < subjects.size(); i++) {
            int place = i;
            results.add(
                    together(answers.stream().map(member -> member.get(place)).toList()));
        }
        return results;
    }

    private Result together(List<Result> results) {
        Mean mean = new Mean(labels().size());
        for (Result result : results) {
            switch (result) {
                case Result.Probabilities probabilities -> mean.add(probabilities.values());
                case Result.Refused refused -> {
                    return refused;
                }
            }
        }
        return new Result.Probabilities(mean.value());
    }

    @Override
    public void close() throws OrtException {
        for (Member member : members) {
            member.close();
        }
    }
}
