package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void shouldNameThePortTheServiceAndTheOptionWhenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree(port, Service.QUERY, "--port"))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("query")
                    .hasMessageContaining("./fovea up --port PORT");
        }
    }
}
