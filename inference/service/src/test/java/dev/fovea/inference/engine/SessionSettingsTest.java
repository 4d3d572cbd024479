package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtProvider;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    private static final Path CACHE = Path.of("/var/cache/fovea");

    @Test
    void shouldTellTensorRtEverythingByItsOwnNames() {
        TensorRtSettings settings = new TensorRtSettings(1, true, Optional.empty(), CACHE, 8, 32, 1L << 30);

        assertThat(settings.options(320, 224))
                .containsOnly(
                        entry("device_id", "1"),
                        entry("trt_max_workspace_size", "1073741824"),
                        entry("trt_fp16_enable", "1"),
                        entry("trt_int8_enable", "0"),
                        entry("trt_engine_cache_enable", "1"),
                        entry("trt_engine_cache_path", "/var/cache/fovea/engines"),
                        entry("trt_timing_cache_enable", "1"),
                        entry("trt_timing_cache_path", "/var/cache/fovea/timings"),
                        entry("trt_profile_min_shapes", "pixels:1x224x320x3"),
                        entry("trt_profile_opt_shapes", "pixels:8x224x320x3"),
                        entry("trt_profile_max_shapes", "pixels:32x224x320x3"));
    }

    @Test
    void shouldLetTensorRtReckonInEightBitsWithACalibrationTable() {
        Path table = Path.of("/etc/fovea/int8.flatbuffers");
        TensorRtSettings settings = new TensorRtSettings(0, false, Optional.of(table), CACHE, 1, 1, 1);

        assertThat(settings.options(32, 32))
                .contains(
                        entry("trt_fp16_enable", "0"),
                        entry("trt_int8_enable", "1"),
                        entry("trt_int8_calibration_table_name", table.toString()));
    }

    @Test
    void shouldRefuseAUsualBatchLargerThanTheLargest() {
        assertThatThrownBy(() -> new TensorRtSettings(0, true, Optional.empty(), CACHE, 16, 8, 1))
                .hasMessageContaining("usual-batch is 16")
                .hasMessageContaining("accepted: 1 to 8");
    }

    @Test
    void shouldLetWaitingThreadsSleepUnlessTheMachineIsOurs() {
        assertThat(new SessionSettings(2).entries()).containsEntry("session.intra_op.allow_spinning", "0");
        assertThat(new SessionSettings(CpuThreads.told(2), true, TensorRtSettings.usual()).entries())
                .containsEntry("session.intra_op.allow_spinning", "1");
    }

    @Test
    void shouldSayInOneLineThatTheBuildHasNoTensorRt() {
        assertThatThrownBy(() -> SessionSettings.requireBuiltIn(Device.TENSORRT, EnumSet.of(OrtProvider.CPU)))
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining("-Pgpu")
                .hasMessageNotContainingAny("\n");
    }

    @Test
    void shouldShortenANativeLibrarysMessageToOneLine() {
        String said = "Failed to load library libonnxruntime_providers_cuda.so\n\twith error: " + "x".repeat(1000);

        assertThat(OneLine.of(said))
                .startsWith("Failed to load library libonnxruntime_providers_cuda.so with error: xxx")
                .hasSizeLessThan(310);
    }

    private static Map.Entry<String, String> entry(String key, String value) {
        return Map.entry(key, value);
    }
}
