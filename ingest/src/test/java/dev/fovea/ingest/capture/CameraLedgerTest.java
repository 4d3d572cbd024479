package dev.fovea.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CameraLedgerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final CameraLedger ledger = new CameraLedger(
            "yard",
            "test",
            new Account(Account.Standing.NONE),
            status -> CompletableFuture.allOf(),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldNameTheCameraAndItsEpochInFieldsOfTheLog() {
        try (JsonLog log = new JsonLog(CameraLedger.class)) {
            ledger.enter(new CaptureState.Running(NOON, 3));
            ledger.enter(new CaptureState.Stopped(NOON));

            assertThat(log.lines())
                    .map(line -> line.path("message").asText())
                    .containsExactly("capturing camera=yard epoch=3", "stopped camera=yard");
            assertThat(log.lines())
                    .map(line -> line.path("mdc").path("camera").asText())
                    .containsExactly("yard", "yard");
            assertThat(log.lines())
                    .map(line -> line.path("mdc").path("epoch").asText())
                    .containsExactly("3", "");
        }
    }
}
