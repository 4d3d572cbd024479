package dev.fovea.resnet.evaluation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Views;
import java.util.ArrayList;
import java.util.List;

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

    /** Classifies one encoded picture, whole. */
    public float[] classify(byte[] encoded) throws PictureException, OrtException {
        Mean mean = new Mean(labels().size());
        for (Member member : members) {
            mean.add(member.classify(encoded));
        }
        return mean.value();
    }

    @Override
    public void close() throws OrtException {
        for (Member member : members) {
            member.close();
        }
    }
}
