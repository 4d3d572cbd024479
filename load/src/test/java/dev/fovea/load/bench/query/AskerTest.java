package dev.fovea.load.bench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.Lateness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskerTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch stall = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init") // by start()
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // by start()
    private Asker asker;

    @BeforeEach
    void start() throws IOException {
        // One thread answers, so that a question that takes long holds up all that come after it.
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.createContext("/quick", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            if (asked.incrementAndGet() == 1) {
                try {
                    boolean _ = stall.await(400, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        asker = new Asker(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                ProcessHandle.current().pid());
    }

    @AfterEach
    void stop() {
        asker.close();
        server.stop(0);
    }

    @Test
    void shouldCountEachAnswerOfAClosedLoop() throws Exception {
        Round round = asker.closed(() -> "quick", 2, Duration.ofMillis(200));

        assertThat(round.units()).isEqualTo(asked.get()).isPositive();
    }

    @Test
    void shouldCountAStallForEverybodyWhoWasDueInIt() throws Exception {
        Lateness late = asker.open(() -> "slow", 100, Duration.ofMillis(300));

        assertThat(late.count()).isEqualTo(30);
        assertThat(late.millis(50))
                .as("all thirty were due within the stall of 400 ms")
                .isGreaterThan(100);
    }

    @Test
    void shouldSayWhatWasRefused() {
        assertThatThrownBy(() -> asker.closed(() -> "nowhere", 1, Duration.ofMillis(50)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("nowhere was answered with 404");
    }
}
