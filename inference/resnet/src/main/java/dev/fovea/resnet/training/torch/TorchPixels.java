package dev.fovea.resnet.training.torch;

import static org.bytedeco.pytorch.global.torch.from_blob;

import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.Batch;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Makes tensors of batches. What it returns belongs to the caller's pointer scope. */
final class TorchPixels {

    private TorchPixels() {}

    /** Normalised [N,3,H,W] in channels-last order: the bytes' own order, so nothing is moved. */
    static Tensor input(Batch batch, Normalisation normalisation) {
        Tensor bytes = from_blob(
                new BytePointer(batch.pixels()),
                new long[] {batch.size(), batch.height(), batch.width(), 3},
                new TensorOptions(ScalarType.Byte));
        return bytes.to(ScalarType.Float)
                .sub_(threeOf(normalisation.mean()))
                .div_(threeOf(normalisation.std()))
                .permute(0, 3, 1, 2);
    }

    /** [N] indices. */
    static Tensor labels(Batch batch) {
        return from_blob(new LongPointer(batch.labels()), new long[] {batch.size()}, new TensorOptions(ScalarType.Long))
                .clone();
    }

    /** On the scale of bytes, along the last dimension. */
    private static Tensor threeOf(List<Double> values) {
        float[] scaled = new float[3];
        for (int i = 0; i < 3; i++) {
            scaled[i] = (float) (values.get(i) * 255);
        }
        return from_blob(new FloatPointer(scaled), new long[] {3}).clone();
    }
}
