package dev.fovea.inference.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What TensorRT is told, by the names of ONNX Runtime's TensorRT execution provider.
 *
 * @param gpu which of the machine's GPUs, from 0
 * @param fp16 whether it may reckon in half precision
 * @param calibration the table with which it may reckon in 8 bits; empty where it must not
 * @param cache where engines and timings are kept, so that an engine is built once for each network and GPU
 * @param usualBatch the batch size that engines are made fastest for, 1 to {@code maxBatch}
 * @param maxBatch the largest batch that an engine takes
 * @param workspace bytes of GPU memory that building an engine may use
 */
public record TensorRtSettings(
        int gpu, boolean fp16, Optional<Path> calibration, Path cache, int usualBatch, int maxBatch, long workspace) {

    public TensorRtSettings {
        if (usualBatch < 1 || usualBatch > maxBatch) {
            throw new IllegalArgumentException("fovea.inference.tensorrt.usual-batch is " + usualBatch
                    + "; accepted: 1 to " + maxBatch + ", the value of fovea.inference.tensorrt.max-batch");
        }
    }

    /** Half precision, and a cache in the folder for temporary files. */
    public static TensorRtSettings usual() {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "fovea-tensorrt");
        return new TensorRtSettings(0, true, Optional.empty(), cache, 8, 64, 2L << 30);
    }

    /** The provider's options for a network whose input is {@code pixels} [N,height,width,3]. */
    Map<String, String> options(int width, int height) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("device_id", String.valueOf(gpu));
        options.put("trt_max_workspace_size", String.valueOf(workspace));
        options.put("trt_fp16_enable", flag(fp16));
        options.put("trt_int8_enable", flag(calibration.isPresent()));
        calibration.ifPresent(table -> options.put("trt_int8_calibration_table_name", table.toString()));
        options.put("trt_engine_cache_enable", "1");
        options.put("trt_engine_cache_path", cache.resolve("engines").toString());
        options.put("trt_timing_cache_enable", "1");
        options.put("trt_timing_cache_path", cache.resolve("timings").toString());
        options.put("trt_profile_min_shapes", shape(1, width, height));
        options.put("trt_profile_opt_shapes", shape(usualBatch, width, height));
        options.put("trt_profile_max_shapes", shape(maxBatch, width, height));
        return options;
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static String shape(int batch, int width, int height) {
        return DjlEngine.PIXELS + ":" + batch + "x" + height + "x" + width + "x3";
    }
}
