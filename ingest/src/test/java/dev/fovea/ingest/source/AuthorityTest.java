package dev.fovea.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource({
        "rtsp://me:s%40t@cam.lan/x?y, cam.lan, 554, rtsp://me:s%40t@127.0.0.1:9/x?y",
        "rtsps://a@b@cam:322, cam, 322, rtsp://a@b@127.0.0.1:9",
        "http://[fd12::20]:8080/mjpeg, fd12::20, 8080, rtsp://127.0.0.1:9/mjpeg",
        "http://cam?a=b@c, cam, 554, rtsp://127.0.0.1:9?a=b@c",
    })
    void shouldLeadTheSameRequestToAnotherHost(String location, String host, int port, String elsewhere)
            throws Exception {
        Authority authority = Authority.of(location, 554);

        assertThat(authority.host()).isEqualTo(host);
        assertThat(authority.port()).isEqualTo(port);
        assertThat(authority.at("rtsp", "127.0.0.1", 9)).isEqualTo(elsewhere);
        assertThat(authority.toString()).doesNotContain("s%40t");
    }

    @Test
    void shouldPinAnAddress() throws Exception {
        assertThat(Authority.of("rtsp://cam/x", 554).pinned("rtsp", InetAddress.ofLiteral("fd12::20")))
                .isEqualTo("rtsp://[fd12:0:0:0:0:0:0:20]:554/x");
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        assertThatThrownBy(() -> Authority.of("rtsp://cam:0/x", 554)).hasMessageContaining("65535");
        assertThatThrownBy(() -> Authority.of("rtsp://cam:x/x", 554)).hasMessageContaining("65535");
    }
}
