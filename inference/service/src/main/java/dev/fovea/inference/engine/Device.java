package dev.fovea.inference.engine;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An execution provider of ONNX Runtime, the fastest first. */
public enum Device {
    /** NVIDIA TensorRT. */
    TENSORRT,
    /** NVIDIA CUDA. */
    CUDA,
    /** The processor; always there. */
    CPU;

    /** As written in settings and JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
