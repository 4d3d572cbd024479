package dev.fovea.ingest.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.policy.AddressPolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiallerTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void shouldKeepOnlyTheAddressesThatAreAllowed() throws Exception {
        Dialler dialler = dialler("0.0.0.0", host -> addresses("127.0.0.1", "fe80::1", "192.168.1.20"));

        assertThat(dialler.find("cam.lan"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.168.1.20");
    }

    @Test
    void shouldRefuseANameThatLeadsToThisMachine() {
        Dialler dialler = dialler("0.0.0.0", host -> addresses("127.0.0.1"));

        assertThatThrownBy(() -> dialler.connect("cam.example.com", 9092, false, LIMIT))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("not allowed")
                .hasMessageContaining("fovea.sources.allowed-networks");
    }

    @Test
    void shouldConnectToTheVeryAddressThatWasJudged() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Dialler dialler = dialler(
                "127.0.0.1",
                host -> asked.getAndIncrement() == 0 ? addresses("127.0.0.1") : addresses("169.254.169.254"));
        try (ServerSocket camera = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = dialler.connect("cam.lan", camera.getLocalPort(), false, LIMIT)) {

            assertThat(socket.getInetAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void shouldNotAskANameServiceForAnAddress() throws Exception {
        Dialler dialler = dialler("0.0.0.0", host -> {
            throw new UnknownHostException(host);
        });

        assertThat(dialler.find("192.168.1.20")).hasSize(1);
        assertThatThrownBy(() -> dialler.find("2130706433")).hasMessageContaining("not allowed");
        assertThatThrownBy(() -> dialler.find("cam.lan")).hasMessageContaining("'cam.lan' is not known");
    }

    private static Dialler dialler(String listens, Dialler.Resolver resolver) {
        return new Dialler(
                AddressPolicy.of(Optional.empty(), Optional.empty(), listens), new CameraTrust(Set.of()), resolver);
    }

    private static InetAddress[] addresses(String... literals) {
        return List.of(literals).stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
