package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.testing.FakeEngine;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

    private static DeviceChoice.Opener having(Set<Device> devices) {
        return device -> {
            if (!devices.contains(device)) {
                throw new DeviceUnavailableException("not in this machine");
            }
            return new FakeEngine();
        };
    }

    @Test
    void shouldTakeTheFastestThatOpensAndSayWhyNotTheOthers() throws Exception {
        DeviceChoice choice = DeviceChoice.of(DeviceRequest.AUTO, having(Set.of(Device.CPU)));

        assertThat(choice.placement().device()).isEqualTo(Device.CPU);
        assertThat(choice.placement().refused())
                .containsExactly("tensorrt: not in this machine", "cuda: not in this machine");
    }

    @Test
    void shouldPreferTensorRt() throws Exception {
        DeviceChoice choice =
                DeviceChoice.of(DeviceRequest.AUTO, having(Set.of(Device.TENSORRT, Device.CUDA, Device.CPU)));

        assertThat(choice.placement().device()).isEqualTo(Device.TENSORRT);
        assertThat(choice.placement().refused()).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheAskedDeviceCannotBeHad() {
        assertThatThrownBy(() -> DeviceChoice.of(DeviceRequest.CUDA, having(Set.of(Device.CPU))))
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining("cuda: not in this machine")
                .hasMessageContaining("device=auto");
    }

    @Test
    void shouldSayHowTheEngineIsSetUp() throws Exception {
        DeviceChoice choice = DeviceChoice.of(DeviceRequest.CPU, _ -> new FakeEngine() {
            @Override
            public String notes() {
                return "2 threads, as told";
            }
        });

        assertThat(choice.placement().why()).isEqualTo("asked for by fovea.inference.device; 2 threads, as told");
    }
}
