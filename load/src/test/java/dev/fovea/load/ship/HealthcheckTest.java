package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program that tells the container engine how a service is. */
class HealthcheckTest {

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("live", 200);
        answer("ready", 503);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldEndWellForAHealthyService() throws Exception {
        assertThat(healthcheck("live", server.getAddress().getPort())).isZero();
    }

    @Test
    void shouldFailForAServiceThatSaysItIsNotReady() throws Exception {
        assertThat(healthcheck("ready", server.getAddress().getPort())).isNotZero();
    }

    @Test
    void shouldFailWhereNobodyListens() throws Exception {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(healthcheck("live", port)).isNotZero();
    }

    private void answer(String check, int status) {
        server.createContext("/q/health/" + check, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private static int healthcheck(String check, int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Checkout.path("docker/healthcheck").toString(), check)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return builder.start().waitFor();
    }
}
