package dev.fovea.resnet.evaluation;

import ai.onnxruntime.OrtException;
import dev.fovea.resnet.onnx.OnnxNetwork;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureHeader;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Placement;
import dev.fovea.resnet.pictures.Preprocessor;
import dev.fovea.resnet.pictures.Views;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One package of an ensemble at work: its network, its preprocessing and the buffer between them. Not thread-safe. */
final class Member implements AutoCloseable {

    private final OnnxNetwork network;
    private final Preprocessor preprocessor;
    private final InputFormat input;
    private final Views views;
    private final int labels;
    private final int maxBatch;
    private ByteBuffer pixels;

    Member(ModelPackage model, PictureLimits limits, Views views, int threads) throws OrtException {
        this.input = model.card().input();
        this.views = views;
        this.labels = model.labels().size();
        this.maxBatch = model.card().maxBatch();
        this.pixels = ByteBuffer.allocateDirect(input.bytes());
        this.network = OnnxNetwork.open(model, threads);
        this.preprocessor = new Preprocessor(input, limits);
    }

    /** The mean over the views of each size, then over the sizes. */
    float[] classify(byte[] encoded) throws PictureException, OrtException {
        if (views == Views.SINGLE) {
            preprocessor.whole(encoded, pixels, 0);
            return network.classify(pixels, 0, 1).probabilities()[0];
        }
        List<Placement> placements = views.of(PictureHeader.read(encoded), input);
        if (pixels.capacity() < placements.size() * input.bytes()) {
            pixels = ByteBuffer.allocateDirect(placements.size() * input.bytes());
        }
        preprocessor.views(encoded, placements, pixels, 0);
        Map<Integer, Mean> sizes = new LinkedHashMap<>();
        for (int first = 0; first < placements.size(); first += maxBatch) {
            int count = Math.min(maxBatch, placements.size() - first);
            float[][] probabilities = network.classify(pixels, first, count).probabilities();
            for (int i = 0; i < count; i++) {
                sizes.computeIfAbsent(placements.get(first + i).width(), _ -> new Mean(labels))
                        .add(probabilities[i]);
            }
        }
        Mean mean = new Mean(labels);
        sizes.values().forEach(size -> mean.add(size.value()));
        return mean.value();
    }

    @Override
    public void close() throws OrtException {
        preprocessor.close();
        network.close();
    }
}
