package dev.fovea.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.EnumSet;
import java.util.Map;

/**
 * The options of ONNX Runtime's session for each execution provider.
 *
 * @param threads that compute one batch on the processor
 * @param spinning whether threads that wait for work stay awake: a little faster on a machine that does nothing else, and a waste of
 *     the cores that decode on any other
 * @param tensorRt what TensorRT is told; CUDA takes the number of the GPU from it
 */
public record SessionSettings(CpuThreads threads, boolean spinning, TensorRtSettings tensorRt) {

    /** On the processor with so many threads; GPUs as usual. */
    public SessionSettings(int threads) {
        this(CpuThreads.told(threads), false, TensorRtSettings.usual());
    }

    /**
     * Makes the options for one provider.
     *
     * @param cpuThreads that compute a batch, ≥ 1
     * @param width of the network's input
     * @param height of the network's input
     * @return the caller's to close, after the session was made
     * @throws DeviceUnavailableException if this build of ONNX Runtime lacks the provider or it does not start
     */
    SessionOptions options(Device device, int cpuThreads, int width, int height) throws DeviceUnavailableException {
        requireBuiltIn(device, OrtEnvironment.getAvailableProviders());
        SessionOptions options = new SessionOptions();
        try {
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(cpuThreads);
            for (Map.Entry<String, String> entry : entries().entrySet()) {
                options.addConfigEntry(entry.getKey(), entry.getValue());
            }
            // One arena for the process, reused batch after batch: memory grows to the largest batch and stays there.
            options.setCPUArenaAllocator(true);
            options.setMemoryPatternOptimization(true);
            addProvider(device, options, width, height);
            return options;
        } catch (OrtException e) {
            options.close();
            throw new DeviceUnavailableException(OneLine.of(e.getMessage()), e);
        }
    }

    /** Entries of the session's configuration, by ONNX Runtime's names. */
    Map<String, String> entries() {
        return Map.of("session.intra_op.allow_spinning", spinning ? "1" : "0");
    }

    static void requireBuiltIn(Device device, EnumSet<OrtProvider> builtIn) throws DeviceUnavailableException {
        OrtProvider provider = switch (device) {
            case TENSORRT -> OrtProvider.TENSOR_RT;
            case CUDA -> OrtProvider.CUDA;
            case CPU -> OrtProvider.CPU;
        };
        if (!builtIn.contains(provider)) {
            throw new DeviceUnavailableException("this build's ONNX Runtime has only " + builtIn
                    + "; a build with -Pgpu (onnxruntime_gpu) has more");
        }
    }

    private void addProvider(Device device, SessionOptions options, int width, int height) throws OrtException {
        switch (device) {
            case TENSORRT -> {
                try (OrtTensorRTProviderOptions tensorRtOptions = new OrtTensorRTProviderOptions(tensorRt.gpu())) {
                    for (Map.Entry<String, String> option :
                            tensorRt.options(width, height).entrySet()) {
                        tensorRtOptions.add(option.getKey(), option.getValue());
                    }
                    options.addTensorrt(tensorRtOptions);
                }
                // What TensorRT does not take is better done by CUDA than on the processor.
                addCuda(options);
            }
            case CUDA -> addCuda(options);
            case CPU -> {
                // Built into every session.
            }
        }
    }

    private void addCuda(SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(tensorRt.gpu())) {
            options.addCUDA(cuda);
        }
    }
}
