package dev.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.testing.FakeEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {

    private final AtomicInteger tries = new AtomicInteger();

    @TempDir
    private Path home;

    private Path folder;
    private EngineCache cache;

    @BeforeEach
    void inAFolderOfItsOwn() {
        folder = home.resolve("tensorrt");
        cache = new EngineCache(folder);
    }

    @Test
    void shouldMakeTheFoldersThatTensorRtWritesInto() throws Exception {
        var _ = cache.open(FakeEngine::new);

        assertThat(folder.resolve("engines")).isDirectory();
        assertThat(folder.resolve("timings")).isDirectory();
    }

    @Test
    void shouldBuildAnewOnceWhenACachedEngineIsRefused() throws Exception {
        Path corrupt = Files.createDirectories(folder.resolve("engines")).resolve("network.engine");
        Files.writeString(corrupt, "cut off");

        Engine engine = cache.open(() -> {
            tries.incrementAndGet();
            if (Files.exists(corrupt)) {
                throw new DeviceUnavailableException("deserializeCudaEngine failed");
            }
            return new FakeEngine();
        });

        assertThat(engine).isNotNull();
        assertThat(tries).hasValue(2);
        assertThat(home.resolve("tensorrt.refused/engines/network.engine")).exists();
    }

    @Test
    void shouldNotTryTwiceWhereNothingWasCached() {
        assertThatThrownBy(() -> cache.open(() -> {
                    tries.incrementAndGet();
                    throw new DeviceUnavailableException("no GPU");
                }))
                .hasMessage("no GPU");
        assertThat(tries).hasValue(1);
    }

    @Test
    void shouldSayWhichSettingToChangeWhenTheCacheCannotBeWritten() throws Exception {
        Files.writeString(folder, "a file in the way");

        assertThatThrownBy(() -> cache.open(FakeEngine::new))
                .isInstanceOf(DeviceUnavailableException.class)
                .hasMessageContaining("fovea.inference.tensorrt.cache");
    }
}
