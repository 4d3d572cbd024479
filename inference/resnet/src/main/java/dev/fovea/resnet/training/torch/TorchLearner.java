package dev.fovea.resnet.training.torch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Weight;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.training.Batch;
import dev.fovea.resnet.training.Learner;
import dev.fovea.resnet.training.Optimisation;
import dev.fovea.resnet.training.Tally;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Stochastic gradient descent on libtorch.
 *
 * <p>Every step has a pointer scope of its own: without one, JavaCPP frees intermediates only when the collector runs, and
 * 40 steps of a ResNet-20 hold 8.7 GB. Weights and optimiser live outside of it, until {@link #close()}.
 */
public final class TorchLearner implements Learner {

    private static final long MEAN = 1;
    private static final long IGNORE_NO_LABEL = -100;

    private final Normalisation normalisation;
    private final Optimisation optimisation;
    private final TorchNetwork network;
    private final SequencedMap<String, SGD> optimisers = new LinkedHashMap<>();

    /**
     * A network with the given numbers.
     *
     * @param values one array for each of the architecture's weights
     * @param threads of libtorch for the whole process; another number changes sums in their last bits
     */
    public TorchLearner(
            Architecture architecture,
            Map<String, float[]> values,
            Normalisation normalisation,
            Optimisation optimisation,
            int threads) {
        torch.set_num_threads(threads);
        this.normalisation = normalisation;
        this.optimisation = optimisation;
        this.network = new TorchNetwork(architecture, values);
        try (PointerScope _ = new PointerScope()) {
            TensorVector decayed = new TensorVector();
            TensorVector free = new TensorVector();
            for (Weight weight : architecture.weights()) {
                if (weight.learned() && !(optimisation.frozen() && !isHead(architecture.head(), weight))) {
                    Tensor tensor = network.weight(weight.name());
                    tensor.set_requires_grad(true);
                    (weight.dimensions().size() > 1 || optimisation.decayAll() ? decayed : free).push_back(tensor);
                }
            }
            optimise("decayed", decayed, optimisation.weightDecay());
            optimise("free", free, 0);
        }
    }

    /** Adds an optimiser for some weights: those that decay and those that do not have one each. */
    private void optimise(String name, TensorVector weights, double weightDecay) {
        if (!weights.empty()) {
            SGD optimiser = new SGD(weights, options(weightDecay));
            optimiser.retainReference();
            optimisers.put(name, optimiser);
        }
    }

    private static boolean isHead(Layer.Linear head, Weight weight) {
        return weight.name().startsWith(head.name() + ".");
    }

    private SGDOptions options(double weightDecay) {
        SGDOptions options = new SGDOptions(0.1);
        options.momentum().put(optimisation.momentum());
        options.weight_decay().put(weightDecay);
        return options;
    }

    @Override
    public Tally step(Batch batch, double rate) {
        try (PointerScope _ = new PointerScope()) {
            for (SGD optimiser : optimisers.values()) {
                optimiser.param_groups().get(0).options().set_lr(rate);
                optimiser.zero_grad();
            }
            Tensor input = TorchPixels.input(batch, normalisation);
            Tensor labels = TorchPixels.labels(batch);
            Tensor logits;
            try (Autocast _ = new Autocast(optimisation.bfloat16())) {
                logits = forward(input).to(ScalarType.Float);
            }
            Tensor loss = cross_entropy_loss(
                    logits, labels, new TensorOptional(), MEAN, IGNORE_NO_LABEL, optimisation.labelSmoothing());
            loss.backward();
            optimisers.values().forEach(SGD::step);
            long right =
                    logits.argmax(new LongOptional(1), false).eq(labels).sum().item_long();
            return new Tally(batch.size(), loss.item_double() * batch.size(), batch.size() - right);
        }
    }

    private Tensor forward(Tensor input) {
        if (!optimisation.frozen()) {
            return network.forward(input, true);
        }
        Tensor features;
        try (NoGradGuard _ = new NoGradGuard()) {
            features = network.embedding(input, false, (_, _) -> {});
        }
        return network.head(features);
    }

    @Override
    public float[][] logits(Batch batch) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor logits = network.forward(TorchPixels.input(batch, normalisation), false);
            int labels = network.architecture().labels();
            float[] values = new float[batch.size() * labels];
            logits.contiguous().data_ptr_float().get(values);
            float[][] rows = new float[batch.size()][labels];
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(values, i * labels, rows[i], 0, labels);
            }
            return rows;
        }
    }

    /**
     * The standard deviation of each batch norm's output over all pictures, positions and channels: how strongly each layer
     * responds before the activation or addition (paper, figure 7).
     *
     * @return by the batch norm's name, from the input to the output
     */
    public SequencedMap<String, Double> layerResponses(Batch batch) {
        SequencedMap<String, Double> responses = new LinkedHashMap<>();
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            network.embedding(
                    TorchPixels.input(batch, normalisation),
                    false,
                    (name, output) -> responses.put(name, output.std(false).item_double()));
        }
        return responses;
    }

    @Override
    public SequencedMap<String, float[]> weights() {
        return network.values();
    }

    @Override
    public byte[] optimiserState() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PointerScope _ = new PointerScope();
                ArchiveWriter writer = new ArchiveWriter() {
                    @Override
                    public long call(Pointer chunk, long size) {
                        byte[] copy = new byte[Math.toIntExact(size)];
                        new BytePointer(chunk).get(copy);
                        bytes.write(copy, 0, copy.length);
                        return size;
                    }
                }) {
            OutputArchive archive = new OutputArchive();
            optimisers.forEach((name, optimiser) -> {
                OutputArchive part = new OutputArchive();
                optimiser.save(part);
                archive.write(name, part);
            });
            archive.save_to(writer);
        }
        return bytes.toByteArray();
    }

    @Override
    public void restoreOptimiser(byte[] state) {
        try (PointerScope _ = new PointerScope()) {
            InputArchive archive = new InputArchive();
            archive.load_from(new BytePointer(state), state.length);
            optimisers.forEach((name, optimiser) -> {
                InputArchive part = new InputArchive();
                archive.read(name, part);
                optimiser.load(part);
            });
        }
    }

    @Override
    public void close() {
        optimisers.values().forEach(SGD::close);
        network.close();
    }
}
