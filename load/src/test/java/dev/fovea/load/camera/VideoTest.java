package dev.fovea.load.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoTest {

    private final SyntheticCamera camera = new SyntheticCamera("dock", 10, Clock.systemUTC());

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void shouldReadEveryStampFromAnH264File() throws IOException {
        Path file = folder.resolve("dock.mp4");
        VideoFile.write(file, camera, 30);

        List<Stamp> stamps = stamps(file.toString(), 30);

        assertThat(stamps)
                .isEqualTo(camera.ledger().lines().stream().map(Sent::stamp).toList())
                .hasSize(30);
    }

    @Test
    void shouldReadStampsFromALiveHlsStream() throws IOException {
        try (HlsServer hls = new HlsServer(folder, camera)) {
            await().atMost(Duration.ofSeconds(15)).until(() -> exists(hls.address()));

            assertThat(stamps(hls.address().toString(), 15)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldReadStampsOverRtspWithAPassword() throws IOException, InterruptedException {
        Optional<String> missing = RtspServer.missing();
        assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
        Path file = folder.resolve("dock.mp4");
        VideoFile.write(file, camera, 30);

        try (RtspServer rtsp = RtspServer.start(file, Optional.of(new Access("viewer", "canary")))) {
            String address = rtsp.address().toString().replace("rtsp://", "rtsp://viewer:canary@");

            assertThat(stamps(address, 10))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(s -> s.camera().equals("dock"));
            assertThat(rtsp.process().info().commandLine().orElse("")).doesNotContain("canary");
        }
    }

    private static boolean exists(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        try {
            return connection.getResponseCode() == 200;
        } finally {
            connection.disconnect();
        }
    }

    private static List<Stamp> stamps(String source, int count) throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(source);
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            if (source.startsWith("rtsp")) {
                grabber.setOption("rtsp_transport", "tcp");
            }
            grabber.start();
            while (stamps.size() < count) {
                Frame frame = grabber.grabImage();
                if (frame == null) {
                    break;
                }
                Barcode.read(converter.convert(frame)).ifPresent(stamps::add);
            }
            grabber.stop();
        }
        return stamps;
    }
}
