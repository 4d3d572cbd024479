package dev.fovea.load.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fovea.load.camera.Behaviour.Corrupting;
import dev.fovea.load.camera.Behaviour.Refusing;
import dev.fovea.load.camera.Behaviour.Stalled;
import dev.fovea.load.camera.Behaviour.Steady;
import dev.fovea.load.camera.Behaviour.Trickling;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MjpegServerTest {

    private final SyntheticCamera camera = new SyntheticCamera("yard", 50, Clock.systemUTC());

    @SuppressWarnings("NullAway.Init") // set before each test
    private MjpegServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MjpegServer();
        server.add(camera);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void shouldSendStampedFramesThatAreInTheLedger() throws IOException {
        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            for (int seq = 0; seq < 5; seq++) {
                byte[] jpeg = reader.next();

                Stamp stamp = new Stamp("yard", 1, seq);
                assertThat(Barcode.read(jpeg)).contains(stamp);
                Sent line = camera.ledger().lines().get(seq);
                assertThat(line.stamp()).isEqualTo(stamp);
                assertThat(line.crc()).isEqualTo(crc(jpeg));
                assertThat(line.intact()).isTrue();
            }
        }
    }

    @Test
    void shouldBeginANewSessionAfterADisconnect() throws IOException {
        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            reader.next();
            server.disconnect("yard");

            assertThatThrownBy(() -> {
                        while (true) {
                            reader.next();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            assertThat(Barcode.read(reader.next())).contains(new Stamp("yard", 2, 0));
        }
    }

    @Test
    void shouldForgetConnectionsWhoseClientLeft() throws IOException {
        MjpegReader.open(server.address("yard")).close();

        await().atMost(Duration.ofSeconds(5)).until(() -> server.connections("yard") == 0);
    }

    @Test
    void shouldSendNothingWhileStalledAndGoOnAfterwards() throws IOException {
        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            reader.next();
            camera.behave(new Stalled());

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            reader.next();
                        }
                    })
                    .isInstanceOf(SocketTimeoutException.class);
        }
        camera.behave(new Steady());
        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            assertThat(reader.next()).isNotEmpty();
        }
    }

    @Test
    void shouldNotEvenAnswerWhenStalledBeforeTheConnection() {
        camera.behave(new Stalled());

        assertThatThrownBy(() -> MjpegReader.open(server.address("yard"))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void shouldSendOnlyAFewBytesWhileTrickling() throws IOException {
        camera.behave(new Trickling(20));

        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            reader.head();
            long begin = System.nanoTime();
            byte[] some = reader.some(10);

            assertThat(some).hasSize(10);
            assertThat(System.nanoTime() - begin)
                    .isGreaterThan(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void shouldSayInTheLedgerThatAFrameWasCorrupted() throws IOException {
        camera.behave(new Corrupting(0.05));

        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            byte[] jpeg = reader.next();

            Sent line = camera.ledger().lines().getFirst();
            assertThat(line.intact()).isFalse();
            assertThat(line.crc()).isEqualTo(crc(jpeg));
        }
    }

    @Test
    void shouldChangeItsResolutionInARunningSession() throws IOException {
        try (MjpegReader reader = MjpegReader.open(server.address("yard"))) {
            reader.next();
            camera.setLook(new Look(320, 240, 0.8f));

            await().atMost(Duration.ofSeconds(5)).until(() -> {
                reader.next();
                return camera.ledger().lines().getLast().width() == 320;
            });
        }
    }

    @Test
    void shouldRefuseConnections() {
        camera.behave(new Refusing());

        assertThatThrownBy(() -> MjpegReader.open(server.address("yard"))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldAskForThePassword() throws IOException {
        Access access = new Access("viewer", "p@ss:word");
        server.add(new SyntheticCamera("vault", 50, Clock.systemUTC()), access);

        assertThat(status(server.address("vault"), "")).isEqualTo(401);
        assertThat(status(server.address("vault"), new Access("viewer", "wrong").basic()))
                .isEqualTo(401);
        assertThat(status(server.address("vault"), access.basic())).isEqualTo(200);
        assertThat(access.toString()).doesNotContain("word");
    }

    @Test
    void shouldAnswer404ForAnUnknownCamera() throws IOException {
        assertThat(status(server.address("nobody"), "")).isEqualTo(404);
    }

    private static int status(URI address, String authorization) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            connection.setRequestProperty("Authorization", authorization);
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
