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
 * @param threads that compute one batch on the processor, ≥ 1
 */
public record SessionSettings(int threads) {

    /** What TensorRT is told; see the table of its options in ONNX Runtime's documentation of the provider. */
    static final Map<String, String> TENSORRT = Map.of("device_id", "0", "trt_fp16_enable", "1");

    /**
     * Makes the options for one provider.
     *
     * @return the caller's to close, after the session was made
     * @throws DeviceUnavailableException if this build of ONNX Runtime lacks the provider or it does not start
     */
    SessionOptions options(Device device) throws DeviceUnavailableException {
        requireBuiltIn(device);
        SessionOptions options = new SessionOptions();
        try {
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(threads);
            // Waiting threads sleep: the cores are for decoding meanwhile.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            addProvider(device, options);
            return options;
        } catch (OrtException e) {
            options.close();
            throw new DeviceUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireBuiltIn(Device device) throws DeviceUnavailableException {
        EnumSet<OrtProvider> builtIn = OrtEnvironment.getAvailableProviders();
        OrtProvider provider = switch (device) {
            case TENSORRT -> OrtProvider.TENSOR_RT;
            case CUDA -> OrtProvider.CUDA;
            case CPU -> OrtProvider.CPU;
        };
        if (!builtIn.contains(provider)) {
            throw new DeviceUnavailableException("this build's ONNX Runtime has only " + builtIn
                    + "; a build with com.microsoft.onnxruntime:onnxruntime_gpu has it");
        }
    }

    private static void addProvider(Device device, SessionOptions options) throws OrtException {
        switch (device) {
            case TENSORRT -> {
                try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(0)) {
                    for (Map.Entry<String, String> option : TENSORRT.entrySet()) {
                        tensorRt.add(option.getKey(), option.getValue());
                    }
                    options.addTensorrt(tensorRt);
                }
            }
            case CUDA -> {
                try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
                    options.addCUDA(cuda);
                }
            }
            case CPU -> {
                // Built into every session.
            }
        }
    }
}
