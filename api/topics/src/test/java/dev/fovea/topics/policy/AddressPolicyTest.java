package dev.fovea.topics.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.SourceAddress;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final AddressPolicy LOCAL = AddressPolicy.of(Optional.empty(), Optional.empty(), "127.0.0.1");
    private static final AddressPolicy SERVER = AddressPolicy.of(Optional.empty(), Optional.empty(), "0.0.0.0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://192.168.1.20/stream",
                "rtsps://10.0.0.7:322/stream",
                "http://172.31.0.9/mjpeg",
                "http://[fd12:3456::20]/mjpeg",
                "rtsp://100.64.1.2/x",
                "https://203.0.113.9/index.m3u8",
                "https://[2606:4700::1111]/index.m3u8",
                "rtsp://front-door.lan/stream",
                "rtsp://camera_7.example.com./stream",
                "rtsp://${secret:host}/stream",
                "/dev/video0",
            })
    void shouldAllowCamerasOfPrivateAndPublicNetworks(String source) {
        assertThat(SERVER.refusal(SourceAddress.parse(source))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:169.254.169.254]/x",
                "http://[::ffff:a9fe:a9fe]/x",
                "http://[64:ff9b::a9fe:a9fe]/x",
                "http://[2002:a9fe:a9fe::1]/x",
                "http://[::a9fe:a9fe]/x",
                "http://[fd00:ec2::254]/x",
                "http://100.100.100.200/x",
                "http://168.63.129.16/x",
                "rtsp://169.254.3.4/x",
                "rtsp://[fe80::1]/x",
                "rtsp://[fe80::1%25eth0]/x",
                "rtsp://0.0.0.0/x",
                "rtsp://[::]/x",
                "rtsp://224.0.0.1/x",
                "rtsp://[ff02::1]/x",
                "rtsp://255.255.255.255/x",
            })
    void shouldNeverAllowLinkLocalMetadataOrNoMachine(String source) {
        assertThat(LOCAL.refusal(SourceAddress.parse(source))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/x",
                "http://0x7f000001/x",
                "http://0x7f.1/x",
                "http://0177.0.0.1/x",
                "http://127.1/x",
                "http://127.0.0.1./x",
                "http://192.168.1.300/x",
                "http://cam%2elan/x",
                "http://cam\\lan/x",
                "http://①②⑦.lan/x",
            })
    void shouldRefuseUnusualWaysToWriteAHost(String source) {
        assertThat(LOCAL.refusal(SourceAddress.parse(source)))
                .hasValueSatisfying(r -> assertThat(r).contains("192.168.1.20"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://127.0.0.1:9092/x",
                "rtsp://127.8.8.8/x",
                "rtsp://[::1]/x",
                "rtsp://[::ffff:127.0.0.1]/x",
                "rtsp://localhost/x",
                "rtsp://a.LocalHost./x",
                "/etc/passwd",
                "file:///etc/passwd",
                "clips/car.mp4",
            })
    void shouldAllowThisMachineItselfOnlyToASingleMachineSetup(String source) {
        assertThat(LOCAL.refusal(SourceAddress.parse(source))).isEmpty();
        assertThat(SERVER.refusal(SourceAddress.parse(source)))
                .hasValueSatisfying(r -> assertThat(r).contains("fovea.sources."));
    }

    @Test
    void shouldAllowOnlyTheNetworksOfTheSetting() {
        AddressPolicy policy = AddressPolicy.of(
                Optional.of(List.of("10.20.0.0/16", " Loopback", "fd12::/16")), Optional.empty(), "::1");

        assertThat(List.of("10.20.255.1", "127.0.0.1", "fd12::9"))
                .allSatisfy(host -> assertThat(policy.refusal(host)).isEmpty());
        assertThat(List.of("10.21.0.1", "8.8.8.8", "fd13::9"))
                .allSatisfy(host -> assertThat(policy.refusal(host)).isPresent());
    }

    @Test
    void shouldNotAllowMetadataWhateverTheSettingSays() {
        AddressPolicy policy =
                AddressPolicy.of(Optional.of(List.of("0.0.0.0/0", "169.254.169.254")), Optional.empty(), "::1");

        assertThat(policy.refusal("169.254.169.254")).isPresent();
        assertThat(policy.refusal("8.8.8.8")).isEmpty();
    }

    @Test
    void shouldJudgeTheAddressThatANameLedTo() throws Exception {
        InetAddress rebound = InetAddress.getByAddress("camera.example.com", new byte[] {127, 0, 0, 1});

        assertThat(SERVER.refusal("camera.example.com")).isEmpty();
        assertThat(SERVER.refusal(rebound))
                .hasValueSatisfying(r -> assertThat(r).contains("loopback").doesNotContain("127"));
    }

    @Test
    void shouldAllowFilesOfTheMediaDirectoriesAlone() {
        AddressPolicy policy =
                AddressPolicy.of(Optional.empty(), Optional.of(List.of(Path.of("/srv/media"))), "127.0.0.1");

        assertThat(policy.refusal(SourceAddress.parse("/srv/media/car.mp4"))).isEmpty();
        assertThat(policy.refusal(SourceAddress.parse("/srv/media/../../etc/passwd")))
                .isPresent();
        assertThat(policy.refusal(SourceAddress.parse("/srv/mediathek/car.mp4")))
                .isPresent();
    }

    @Test
    void shouldNameTheSettingThatIsNoNetwork() {
        assertThatThrownBy(() -> AddressPolicy.of(Optional.of(List.of("10.0.0.0/99")), Optional.empty(), "::1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fovea.sources.allowed-networks")
                .hasMessageContaining("10.0.0.0/99");
    }
}
