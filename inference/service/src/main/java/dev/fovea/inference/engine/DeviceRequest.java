package dev.fovea.inference.engine;

import java.util.List;

/** Which execution providers may be used: the setting {@code fovea.inference.device}. */
public enum DeviceRequest {
    /** The first that can be had: TensorRT, CUDA, the processor. */
    AUTO,
    CPU,
    CUDA,
    TENSORRT;

    /** In the order in which they are tried. */
    List<Device> candidates() {
        return switch (this) {
            case AUTO -> List.of(Device.TENSORRT, Device.CUDA, Device.CPU);
            case CPU -> List.of(Device.CPU);
            case CUDA -> List.of(Device.CUDA);
            case TENSORRT -> List.of(Device.TENSORRT);
        };
    }
}
