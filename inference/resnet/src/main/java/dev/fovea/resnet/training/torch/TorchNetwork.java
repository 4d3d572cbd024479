package dev.fovea.resnet.training.torch;

import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Shortcut;
import dev.fovea.resnet.architecture.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * An architecture's computation on libtorch tensors, and its weights, which it owns until closed.
 *
 * <p>Results of {@link #forward} belong to the caller's {@link PointerScope}. Not thread-safe.
 */
final class TorchNetwork implements AutoCloseable {

    private final Architecture architecture;
    private final SequencedMap<String, Tensor> weights = new LinkedHashMap<>();

    /** With the given numbers, one array for each weight; none of them takes gradients yet. */
    TorchNetwork(Architecture architecture, Map<String, float[]> values) {
        this.architecture = architecture;
        try (PointerScope _ = new PointerScope()) {
            for (Weight weight : architecture.weights()) {
                float[] array = Objects.requireNonNull(values.get(weight.name()), weight.name());
                weights.put(weight.name(), tensor(weight, array).retainReference());
            }
        }
    }

    private static Tensor tensor(Weight weight, float[] values) {
        long[] shape =
                weight.dimensions().stream().mapToLong(Integer::longValue).toArray();
        // from_blob only borrows the memory; clone makes the tensor its own.
        Tensor tensor = torch.from_blob(new FloatPointer(values), shape).clone();
        return shape.length == 4 ? tensor.contiguous(MemoryFormat.ChannelsLast) : tensor;
    }

    Architecture architecture() {
        return architecture;
    }

    /** The tensor itself, still owned by this network. */
    Tensor weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    /** Copies of all numbers, row-major. */
    SequencedMap<String, float[]> values() {
        SequencedMap<String, float[]> values = new LinkedHashMap<>();
        try (PointerScope _ = new PointerScope()) {
            for (Weight weight : architecture.weights()) {
                float[] array = new float[Math.toIntExact(weight.count())];
                weight(weight.name()).detach().contiguous().data_ptr_float().get(array);
                values.put(weight.name(), array);
            }
        }
        return values;
    }

    /**
     * The embedding: everything but the last linear layer.
     *
     * @param input [N,3,H,W], normalised
     * @param training whether batch norms use (and update) the batch's statistics and dropout drops
     * @param normed is shown each batch norm's output by the layer's name
     * @return [N,D]
     */
    Tensor embedding(Tensor input, boolean training, BiConsumer<String, Tensor> normed) {
        return apply(architecture.backbone(), input, training, normed);
    }

    /** [N,D] to logits [N,K]. */
    Tensor head(Tensor embedding) {
        return apply(architecture.head(), embedding, false, (_, _) -> {});
    }

    /** Logits [N,K] of normalised pictures [N,3,H,W]. */
    Tensor forward(Tensor input, boolean training) {
        return head(embedding(input, training, (_, _) -> {}));
    }

    private Tensor apply(
            List<? extends Layer> layers, Tensor input, boolean training, BiConsumer<String, Tensor> normed) {
        Tensor x = input;
        for (Layer layer : layers) {
            x = apply(layer, x, training, normed);
        }
        return x;
    }

    private Tensor apply(Layer layer, Tensor x, boolean training, BiConsumer<String, Tensor> normed) {
        return switch (layer) {
            case Layer.Convolution convolution
            when convolution.kernel() == 1 && !convolution.bias() -> pointwise(convolution, x);
            case Layer.Convolution convolution ->
                conv2d(
                        x,
                        weight(convolution.name() + ".weight"),
                        convolution.bias() ? optional(convolution.name() + ".bias") : new TensorOptional(),
                        both(convolution.stride()),
                        both(convolution.padding()),
                        both(1),
                        1);
            case Layer.BatchNorm norm -> {
                Tensor y = batch_norm(
                        x,
                        optional(norm.name() + ".weight"),
                        optional(norm.name() + ".bias"),
                        optional(norm.name() + ".running_mean"),
                        optional(norm.name() + ".running_var"),
                        training,
                        Layer.BatchNorm.MOMENTUM,
                        Layer.BatchNorm.EPSILON,
                        false);
                normed.accept(norm.name(), y);
                yield y;
            }
            case Layer.Relu _ -> relu(x);
            case Layer.MaxPool pool ->
                max_pool2d(x, both(pool.kernel()), both(pool.stride()), both(pool.padding()), both(1), false);
            case Layer.GlobalAveragePool _ -> adaptive_avg_pool2d(x, both(1));
            case Layer.Flatten _ -> x.flatten(1, -1);
            case Layer.Dropout drop -> dropout(x, drop.probability(), training);
            case Layer.Linear dense ->
                linear(x.flatten(1, -1), weight(dense.name() + ".weight"), optional(dense.name() + ".bias"));
            case Layer.Sequence sequence -> apply(sequence.layers(), x, training, normed);
            case Layer.Residual residual ->
                relu(apply(residual.body(), x, training, normed)
                        .add(shortcut(residual.shortcut(), x, training, normed)));
        };
    }

    private Tensor shortcut(Shortcut shortcut, Tensor x, boolean training, BiConsumer<String, Tensor> normed) {
        return switch (shortcut) {
            case Shortcut.Identity _ -> x;
            case Shortcut.ZeroPadding padding ->
                constant_pad_nd(everyNth(x, padding.stride()), 0, 0, 0, 0, padding.before(), padding.after());
            case Shortcut.Projection projection -> apply(projection.layers(), x, training, normed);
        };
    }

    /**
     * A 1×1 convolution as a product of matrices, which it is in channels-last order.
     *
     * <p>libtorch's own way, oneDNN's 1×1 convolution, divides by zero and kills the process where the system does not
     * tell the size of its caches, as some virtual machines do not.
     */
    private Tensor pointwise(Layer.Convolution convolution, Tensor x) {
        Tensor pixels = everyNth(x, convolution.stride()).permute(0, 2, 3, 1);
        return linear(pixels, weight(convolution.name() + ".weight").flatten(1, -1))
                .permute(0, 3, 1, 2);
    }

    private static Tensor everyNth(Tensor x, int stride) {
        LongOptional whole = new LongOptional();
        return stride == 1 ? x : x.slice(2, whole, whole, stride).slice(3, whole, whole, stride);
    }

    private TensorOptional optional(String name) {
        return new TensorOptional(weight(name));
    }

    private static long[] both(int value) {
        return new long[] {value, value};
    }

    @Override
    public void close() {
        weights.values().forEach(Tensor::close);
        weights.clear();
    }
}
