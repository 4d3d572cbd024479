package dev.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.Accounts;
import dev.fovea.inference.testing.Broker;
import dev.fovea.inference.testing.ReferencePackage;
import dev.fovea.inference.testing.Service;
import dev.fovea.inference.testing.SharedPictures;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service killed in the middle of its work, again and again. */
class CrashIT {

    private static final int KILLS = 3;
    private static final int FRAMES = 400;
    private static final Duration AGAIN = Duration.ofSeconds(15);

    @Test
    void shouldLoseAndDoubleNothingWhenKilledInTheMiddleOfBatches(@TempDir Path folder) throws Exception {
        Path models = folder.resolve("models");
        ReferencePackage.importInto(models);
        List<byte[]> pictures = new ArrayList<>();
        SharedPictures.cifarTest((label, jpeg) -> pictures.add(jpeg) && pictures.size() < FRAMES);
        // Small polls, so that each cycle has many transactions in which to die.
        Map<String, String> settings = Map.of("fovea.inference.mode", "complete", "fovea.inference.poll-records", "3");
        Map<String, List<String>> expected = new TreeMap<>();

        try (Broker broker = Broker.start(folder)) {
            Service service = Service.start(folder.resolve("0.log"), broker.address(), models, settings)
                    .awaitReady();
            try (Accounts accounts = new Accounts(broker.address())) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int before = accounts.read().size();
                    for (int i = 0; i < FRAMES; i++) {
                        String camera = "camera-" + i % 5;
                        FrameHeaders headers = headers((long) kill * FRAMES + i);
                        expected.put(accounts.publish(camera, pictures.get(i), headers), List.of("detection"));
                    }
                    Awaitility.await()
                            .atMost(AGAIN)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> accounts.read().size() > before);
                    service.process().kill();
                    service.close();
                    service = Service.start(folder.resolve(kill + ".log"), broker.address(), models, settings);
                }
                Awaitility.await()
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> accounts.read().size() >= expected.size());
                // Whatever came twice would have come by the time that later records are committed.
                expected.put(accounts.publish("camera-0", pictures.getFirst(), headers(0)), List.of("detection"));
                Awaitility.await()
                        .atMost(AGAIN)
                        .untilAsserted(() -> assertThat(accounts.read()).isEqualTo(expected));
            } finally {
                service.close();
            }
        }
    }

    private static FrameHeaders headers(long seq) {
        return new FrameHeaders(1, seq, Instant.now(), 32, 32, List.of(Region.whole(32, 32)), FrameHeaders.JPEG, null);
    }
}
