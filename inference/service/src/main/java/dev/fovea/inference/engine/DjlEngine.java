package dev.fovea.inference.engine;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.fovea.resnet.natives.NotUnpackedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * A network in DJL's OnnxRuntime engine. Thread-safe.
 *
 * <p>The network's native memory is this object's. Each run has an {@link NDManager} of its own, closed before the answer is
 * returned, so that no native array leaves this class; the input is used where it lies and never copied.
 */
public final class DjlEngine implements Engine {

    private static final String ENGINE = "OnnxRuntime";
    static final String PIXELS = "pixels";

    private static final String PROBABILITIES = "probabilities";
    private static final String EMBEDDING = "embedding";
    private static final int CHANNELS = 3;
    private static final String UNPACKED = "java.io.tmpdir";

    private static final Logger LOG = Logger.getLogger(DjlEngine.class);
    private static final Duration PROGRESS = Duration.ofSeconds(15);

    private final Model network;
    private final ParameterStore noParameters;
    private final int width;
    private final int height;

    private final String notes;
    private final int lanes;

    private DjlEngine(Model network, int width, int height, String notes, int lanes) {
        this.network = network;
        this.lanes = lanes;
        this.notes = notes;
        this.noParameters = new ParameterStore(network.getNDManager(), false);
        this.width = width;
        this.height = height;
    }

    /**
     * Makes DJL's engine ready, once for the process. DJL sets up ONNX Runtime's environment with options, which is refused
     * once anybody else has one: call this before anything else that touches ONNX Runtime, such as reading a model package.
     *
     * @throws NotUnpackedException if ONNX Runtime's native libraries cannot be had
     */
    public static void start() {
        // DJL's Engine otherwise asks a cloud's metadata service who we are and reports it when it is first touched.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        try {
            ai.djl.engine.Engine.getEngine(ENGINE);
        } catch (LinkageError e) {
            throw new NotUnpackedException("ONNX Runtime", Path.of(System.getProperty(UNPACKED)), UNPACKED, e);
        }
    }

    /**
     * Opens a network.
     *
     * @param onnx a graph with the input {@code pixels} [N,H,W,3] uint8 and the output {@code probabilities} [N,K] float32
     * @param width of its input
     * @param height of its input
     * @throws DeviceUnavailableException if ONNX Runtime cannot run it on this provider
     */
    public static DjlEngine open(Path onnx, int width, int height, Device device, SessionSettings settings)
            throws DeviceUnavailableException {
        start();
        return switch (device) {
            case CPU -> openOnProcessor(onnx, width, height, settings);
            case CUDA -> open(onnx, width, height, device, settings, 1, "");
            case TENSORRT ->
                (DjlEngine) new EngineCache(settings.tensorRt().cache())
                        .open(() -> openWithTensorRt(onnx, width, height, settings));
        };
    }

    private static DjlEngine openOnProcessor(Path onnx, int width, int height, SessionSettings settings)
            throws DeviceUnavailableException {
        int threads = settings.threads().choose(candidate -> {
            try (DjlEngine trial = open(onnx, width, height, Device.CPU, settings, candidate, "")) {
                return SpeedTrial.picturesPerSecond(trial, width * height * CHANNELS);
            } catch (InferenceException e) {
                throw new DeviceUnavailableException(String.valueOf(e.getMessage()), e);
            }
        });
        return open(
                onnx,
                width,
                height,
                Device.CPU,
                settings,
                threads,
                settings.threads().why());
    }

    private static DjlEngine openWithTensorRt(Path onnx, int width, int height, SessionSettings settings)
            throws DeviceUnavailableException {
        TensorRtSettings tensorRt = settings.tensorRt();
        try (BuildProgress _ = new BuildProgress(
                PROGRESS,
                soFar -> LOG.infof(
                        "TensorRT is building an engine for %s, %d s so far; it is kept in %s for the next start",
                        onnx, soFar.toSeconds(), tensorRt.cache()))) {
            return open(
                    onnx,
                    width,
                    height,
                    Device.TENSORRT,
                    settings,
                    1,
                    (tensorRt.fp16() ? "half precision" : "float32") + ", engines kept in " + tensorRt.cache());
        }
    }

    private static DjlEngine open(
            Path onnx, int width, int height, Device device, SessionSettings settings, int threads, String notes)
            throws DeviceUnavailableException {
        try (SessionOptions options = settings.options(device, threads, width, height)) {
            // For DJL the device is always the processor: providers come in by our own session options.
            Model network = Model.newInstance(onnx.toString(), ai.djl.Device.cpu(), ENGINE);
            try {
                network.load(onnx, null, Map.of("sessionOptions", options));
                return new DjlEngine(
                        network, width, height, notes, device == Device.CPU ? CpuThreads.lanes(threads) : 1);
            } catch (MalformedModelException | IOException | EngineException e) {
                network.close();
                throw new DeviceUnavailableException(cause(e), e);
            }
        }
    }

    private static String cause(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return OneLine.of(cause.getMessage());
    }

    @Override
    public String notes() {
        return notes;
    }

    @Override
    public int lanes() {
        return lanes;
    }

    @Override
    public float[] probabilities(ByteBuffer pixels, int count) throws InferenceException {
        return answer(pixels, count).probabilities();
    }

    @Override
    public Answer answer(ByteBuffer pixels, int count) throws InferenceException {
        try (NDManager run = network.getNDManager().newSubManager()) {
            NDArray input = run.create(pixels, new Shape(count, height, width, 3), DataType.UINT8);
            input.setName(PIXELS);
            NDList outputs = network.getBlock().forward(noParameters, new NDList(input), false);
            NDArray embeddings = outputs.get(EMBEDDING);
            return new Answer(
                    outputs.get(PROBABILITIES).toFloatArray(), embeddings == null ? null : embeddings.toFloatArray());
        } catch (EngineException e) {
            throw new InferenceException("the network failed on " + count + " pictures: " + cause(e), e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
