package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ListenersTest {

    @Test
    void shouldTellLoopbackFromWhatOthersCanReach() {
        assertThat(Listeners.isLoopback("0100007F:8080")).isTrue();
        assertThat(Listeners.isLoopback("0000000000000000FFFF00000100007F:8080"))
                .isTrue();
        assertThat(Listeners.isLoopback("00000000000000000000000001000000:8080"))
                .isTrue();
        assertThat(Listeners.isLoopback("00000000:8080")).isFalse();
        assertThat(Listeners.isLoopback("00000000000000000000000000000000:8080"))
                .isFalse();
        assertThat(Listeners.isLoopback("7F00000A:8080"))
                .as("10.0.0.127, written in reverse")
                .isFalse();
    }

    @Test
    void shouldFindWhereThisProcessListens() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/net/tcp")), "needs Linux' /proc");
        try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket everywhere = new ServerSocket(0)) {
            var open = Listeners.of(ProcessHandle.current().pid());

            assertThat(open)
                    .anyMatch(address -> address.endsWith(":" + here.getLocalPort()) && Listeners.isLoopback(address));
            assertThat(open)
                    .anyMatch(address ->
                            address.endsWith(":" + everywhere.getLocalPort()) && !Listeners.isLoopback(address));
        }
    }
}
