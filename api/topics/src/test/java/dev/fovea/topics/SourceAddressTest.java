package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.SourceAddress.Kind;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "rtsp://cam/stream, RTSP",
        "RTSPS://cam:322/stream, RTSPS",
        "http://cam/mjpeg, HTTP",
        "https://cam/live/index.m3u8?x=1, HLS",
        "clips/car.mp4, PATH",
        "/srv/pictures, PATH",
        "file:///srv/a.mp4, PATH",
        "/dev/video0, DEVICE",
    })
    void shouldTellHowASourceIsRead(String address, Kind kind) {
        assertThat(SourceAddress.parse(address).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://admin:canary@cam/stream",
                "rtsp://admin:can@ary@cam/stream",
                "rtsp://admin:ca:nary@cam",
                "rtsp://admin:${secret:a}canary@cam",
                "http://cam/video?user=admin&password=canary",
                "rtsp://cam/user=admin&password=canary&channel=1",
                "https://cam/x.m3u8?token=canary",
                "gopher://admin:canary@cam/",
                "rtsp://admin:canary\n@cam/",
            })
    void shouldRefuseAWrittenPasswordWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> SourceAddress.parse(address))
                .isInstanceOf(InvalidCameraException.class)
                .hasMessageStartingWith("source")
                .message()
                .doesNotContain("canary");
    }

    @Test
    void shouldResolveReferencesOnlyInTheAddressToOpen() {
        SourceAddress address = SourceAddress.parse("rtsp://${secret:u}:${secret:p}@cam:554/s?token=${secret:t}");

        Map<String, String> secrets = Map.of("u", "admin", "p", "p:@$1", "t", "x");

        assertThat(address.secrets()).containsExactly("u", "p", "t");
        assertThat(address.resolve(name -> Objects.requireNonNull(secrets.get(name))))
                .isEqualTo("rtsp://admin:p:@$1@cam:554/s?token=x");
        assertThat(address.redacted()).isEqualTo("rtsp://***@cam:554/s?token=***");
        assertThat(address).hasToString(address.redacted());
    }

    @Test
    void shouldKeepTheAtSignOfAPath() {
        SourceAddress address = SourceAddress.parse("http://cam/live/a@b?size=1@2");

        assertThat(address.userInfo()).isEmpty();
        assertThat(address.location()).isEqualTo("cam/live/a@b?size=1@2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp:///stream", "http://:80/x", "rtsp:cam/stream", "ftp://cam/x", " ", "javascript:x"})
    void shouldRefuseWhatCannotBeOpenedAndSayWhatIsAccepted(String address) {
        assertThatThrownBy(() -> SourceAddress.parse(address)).isInstanceOf(InvalidCameraException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://cam/stream, cam",
        "rtsp://me:${secret:a}@cam.lan:554/stream, cam.lan",
        "http://[fd12::20]:8080/mjpeg, fd12::20",
        "http://${secret:host}:8080/mjpeg, ${secret:host}",
        "rtsp://a@b@192.168.1.20?x, 192.168.1.20",
        "/srv/pictures, ''",
    })
    void shouldGiveTheHost(String address, String host) {
        assertThat(SourceAddress.parse(address).host()).isEqualTo(host);
    }
}
