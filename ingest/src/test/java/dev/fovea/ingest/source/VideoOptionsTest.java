package dev.fovea.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Camera;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoOptionsTest {

    @Test
    void shouldReadRtspOverTcpWithATimeLimit() {
        VideoOptions options = options("rtsp://camera/stream");

        assertThat(options.options()).containsEntry("rtsp_transport", "tcp").containsEntry("timeout", "3000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp://camera/x", "rtsps://camera/x", "http://camera/x", "https://camera/x.m3u8"})
    void shouldNeverLetANetworkSourceReadFiles(String source) {
        assertThat(list(options(source), "protocol_whitelist"))
                .doesNotContain("file", "concat", "data", "subfile", "pipe", "unix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://camera/x", "https://camera/x.m3u8"})
    void shouldLeaveFFmpegNoWayRoundTheGateway(String source) {
        VideoOptions options = options(source);

        assertThat(options.options()).containsEntry("http_proxy", "http://127.0.0.1:1");
        assertThat(list(options, "protocol_whitelist")).doesNotContain("https", "tls", "udp");
    }

    @Test
    void shouldLetAFileReadNothingButFilesAndNoPlaylist() {
        VideoOptions options = options("/videos/concat:x.mp4");

        assertThat(options.location()).isEqualTo("file:/videos/concat:x.mp4");
        assertThat(options.options()).containsEntry("protocol_whitelist", "file");
        assertThat(list(options, "format_whitelist")).doesNotContain("hls", "concat", "sdp", "dash");
    }

    @Test
    void shouldNotPrintTheLocation() {
        OpenRequest request = request("rtsp://camera/stream", "rtsp://user:canary@camera/stream");

        assertThat(request.toString() + VideoOptions.of(request)).doesNotContain("canary");
    }

    private static List<String> list(VideoOptions options, String name) {
        return List.of(options.options().getOrDefault(name, "").split(",", -1));
    }

    private static VideoOptions options(String source) {
        return VideoOptions.of(request(source, source));
    }

    private static OpenRequest request(String source, String location) {
        Camera camera = Camera.of("a", source);
        return new OpenRequest(
                camera,
                camera.address(),
                location,
                new Deadline(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                1000,
                1000,
                "tcp",
                "http://127.0.0.1:1");
    }
}
