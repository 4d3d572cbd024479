package dev.fovea.resnet.evaluation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.onnx.OnnxNetwork;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureHeader;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.PictureRegion;
import dev.fovea.resnet.pictures.Placement;
import dev.fovea.resnet.pictures.Preprocessor;
import dev.fovea.resnet.pictures.Views;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One package of an ensemble at work: its network, its preprocessing and the buffer between them. Not thread-safe. */
final class Member implements AutoCloseable {

    private final OnnxNetwork network;
    private final ParallelPreprocessor preprocessors;
    private final PictureLimits limits;
    private final InputFormat input;
    private final Views views;
    private final byte[] fill;
    private final int labels;
    private final int maxBatch;
    private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

    Member(ModelPackage model, PictureLimits limits, Views views, int threads) throws OrtException {
        this.input = model.card().input();
        this.limits = limits;
        this.views = views;
        this.fill = model.card().normalisation().meanColour();
        this.labels = model.labels().size();
        this.maxBatch = model.card().maxBatch();
        this.network = OnnxNetwork.open(model, threads);
        this.preprocessors = new ParallelPreprocessor(input, limits);
    }

    /** One result for each subject, in their order: the mean over the views of each size, then over the sizes. */
    List<Result> classify(List<Subject> subjects) throws OrtException {
        Map<Integer, PictureException> refused = new ConcurrentHashMap<>();
        List<Slots> slots = slots(subjects, refused);
        int count = slots.isEmpty() ? 0 : slots.getLast().end();
        if (pixels.capacity() < (long) count * input.bytes()) {
            pixels = ByteBuffer.allocateDirect(count * input.bytes());
        }
        preprocessors.each(subjects.size(), (index, preprocessor) -> {
            if (!refused.containsKey(index)) {
                try {
                    prepare(subjects.get(index), slots.get(index), preprocessor);
                } catch (PictureException e) {
                    refused.put(index, e);
                }
            }
        });
        float[][] answers = answers(count);
        List<Result> results = new ArrayList<>(subjects.size());
        for (int i = 0; i < subjects.size(); i++) {
            PictureException reason = refused.get(i);
            results.add(
                    reason == null
                            ? new Result.Probabilities(slots.get(i).mean(answers, labels))
                            : new Result.Refused(reason));
        }
        return results;
    }

    private List<Slots> slots(List<Subject> subjects, Map<Integer, PictureException> refused) {
        List<Slots> slots = new ArrayList<>(subjects.size());
        int first = 0;
        for (int i = 0; i < subjects.size(); i++) {
            List<Placement> placements = List.of();
            if (views != Views.SINGLE) {
                try {
                    placements = views.of(region(subjects.get(i)), input);
                } catch (PictureException e) {
                    refused.put(i, e);
                }
            }
            slots.add(new Slots(first, placements));
            first = slots.getLast().end();
        }
        return slots;
    }

    private PictureRegion region(Subject subject) throws PictureException {
        PictureRegion region = subject.region();
        if (region != null) {
            return region;
        }
        PictureHeader header = limits.check(subject.encoded());
        return PictureRegion.whole(header.width(), header.height());
    }

    private void prepare(Subject subject, Slots slots, Preprocessor preprocessor) throws PictureException {
        PictureRegion region = subject.region();
        if (views != Views.SINGLE) {
            preprocessor.views(subject.encoded(), slots.placements(), fill, pixels, slots.first());
        } else if (region == null) {
            preprocessor.whole(subject.encoded(), pixels, slots.first());
        } else {
            preprocessor.regions(subject.encoded(), List.of(region), pixels, slots.first());
        }
    }

    /** Slots of refused subjects hold whatever was there before: their answers are not read. */
    private float[][] answers(int count) throws OrtException {
        float[][] answers = new float[count][];
        for (int first = 0; first < count; first += maxBatch) {
            int size = Math.min(maxBatch, count - first);
            System.arraycopy(network.classify(pixels, first, size).probabilities(), 0, answers, first, size);
        }
        return answers;
    }

    @Override
    public void close() throws OrtException {
        preprocessors.close();
        network.close();
    }
}
