package dev.fovea.ingest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.ingest.config.IngestSettings.RtspTransport;
import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.ingest.feed.Kept;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {

    private static final Camera CAMERA = new Camera(
            "yard",
            "rtsp://me:${secret:cam}@cam/1",
            true,
            2.5,
            true,
            640,
            Camera.RegionMode.BOTH,
            Camera.Pace.MAX,
            true);

    static Stream<Message> messages() {
        SourceSettings sources = new SourceSettings(
                Duration.ofSeconds(3),
                Duration.ofMillis(4500),
                Set.of("cam.local"),
                RtspTransport.UDP,
                50_000_000,
                16 << 20,
                Optional.of(List.of("private", "10.0.0.0/8")),
                Optional.empty(),
                "127.0.0.1");
        SourceSettings other = new SourceSettings(
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Set.of(),
                RtspTransport.TCP,
                1,
                1,
                Optional.empty(),
                Optional.of(List.of(Path.of("/media"))),
                "0.0.0.0");
        return Stream.of(
                new Message.Setup(sources, 8 << 20, 85, Map.of("javax.net.ssl.trustStore", "/etc/trust")),
                new Message.Setup(other, 1, 100, Map.of()),
                new Message.Open(7, CAMERA, "rtsp://me:pässwörd@cam/1"),
                new Message.Credit(7, 4L << 30),
                new Message.Close(7),
                new Message.Ready(),
                new Message.Opened(7),
                new Message.Got(7, new Kept.Lost(Reason.BACKPRESSURE, 12)),
                new Message.Ended(7, null),
                new Message.Ended(7, "no answer in time"),
                new Message.Alive(Map.of()),
                new Message.Alive(Map.of(7, Duration.ofSeconds(9), 8, Duration.ofNanos(1))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadWhatWasWritten(Message message) throws Exception {
        assertThat(sent(message)).isEqualTo(message);
    }

    @Property(tries = 50)
    void shouldKeepEachByteOfAPicture(@ForAll @Size(max = 100_000) byte[] jpeg) throws Exception {
        Kept.Picture picture = new Kept.Picture(
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                new dev.fovea.ingest.picture.Size(640, 360),
                List.of(new Region(1, 2, 3, 4)),
                jpeg);

        Message read = sent(new Message.Got(3, picture));

        assertThat(read).isInstanceOfSatisfying(Message.Got.class, got -> {
            assertThat(got.capture()).isEqualTo(3);
            assertThat(got.kept()).usingRecursiveComparison().isEqualTo(picture);
        });
    }

    @Test
    void shouldReadNothingWhereTheOtherSideEnded() throws Exception {
        assertThat(new MessageReader(new ByteArrayInputStream(new byte[0])).read())
                .isNull();
    }

    @Test
    void shouldRefuseWhatIsNoMessage() {
        for (byte[] bytes : List.of(
                new byte[] {0, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {-1, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {0, 0, 0, 1, -1, 0, 0, 0, 5},
                new byte[] {0, 0, 0, 1, 0, 0, 0, 0, 99},
                new byte[] {0, 0, 0, 2, 0, 0, 0, 0, 9, 1},
                new byte[] {0, 0, 0, 1, 0, 0, 0, 2, 5, 1},
                new byte[] {0, 0})) {
            assertThatThrownBy(() -> new MessageReader(new ByteArrayInputStream(bytes)).read())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNotPrintThePasswordOfAnAddress() {
        assertThat(new Message.Open(1, CAMERA, "rtsp://me:canary@cam/1").toString())
                .doesNotContain("canary");
    }

    @Test
    void shouldWriteOnThoughTheCallerWasInterrupted() throws Exception {
        Pipe pipe = Pipe.open();
        MessageReader reader = new MessageReader(Channels.newInputStream(pipe.source()));
        try (MessageWriter writer = new MessageWriter(pipe.sink(), "test")) {
            Thread.currentThread().interrupt();
            writer.write(new Message.Ready());
            assertThat(Thread.interrupted()).isTrue();
            writer.write(new Message.Opened(1));

            assertThat(reader.read()).isEqualTo(new Message.Ready());
            assertThat(reader.read()).isEqualTo(new Message.Opened(1));
        }
    }

    private static Message sent(Message message) throws IOException {
        Pipe pipe = Pipe.open();
        MessageReader reader = new MessageReader(Channels.newInputStream(pipe.source()));
        try (MessageWriter writer = new MessageWriter(pipe.sink(), "test")) {
            writer.write(message);
            return Objects.requireNonNull(reader.read());
        }
    }
}
