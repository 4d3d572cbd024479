package dev.fovea.load.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fovea.load.proxy.Condition.Cut;
import dev.fovea.load.proxy.Condition.Delayed;
import dev.fovea.load.proxy.Condition.Open;
import dev.fovea.load.proxy.Condition.Silent;
import dev.fovea.load.proxy.Condition.Throttled;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init") // set before each test
    private ServerSocket echo;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
        proxy = new TcpProxy(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
        threads.shutdownNow();
        threads.close();
    }

    @Test
    void shouldForwardBothWays() throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, "hello")).isEqualTo("hello");
            // A piece is counted once it has passed, which its receiver may see first.
            await().atMost(Duration.ofSeconds(5)).until(() -> proxy.forwarded() == 10);
        }
    }

    @Test
    void shouldForwardTheEndOfOneDirectionOnly() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write("last".getBytes(US_ASCII));
            client.shutdownOutput();

            assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
                    .isEqualTo("last");
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> proxy.open() == 0);
    }

    @Test
    void shouldDelay() throws IOException {
        try (Socket client = connect()) {
            proxy.set(new Delayed(Duration.ofMillis(100)));
            long begin = System.nanoTime();

            ask(client, "hello");

            assertThat(System.nanoTime() - begin)
                    .isGreaterThan(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void shouldThrottle() throws IOException {
        try (Socket client = connect()) {
            proxy.set(new Throttled(10_000));
            long begin = System.nanoTime();

            ask(client, "x".repeat(3_000));

            assertThat(System.nanoTime() - begin)
                    .isGreaterThan(Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void shouldResetConnectionsAndRefuseOthersWhenCut() throws IOException {
        try (Socket client = connect()) {
            ask(client, "hello");
            proxy.set(new Cut());

            assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(IOException.class);
        }
        try (Socket client = connect()) {
            assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(IOException.class);
        }
        proxy.set(new Open());
        try (Socket client = connect()) {
            assertThat(ask(client, "again")).isEqualTo("again");
        }
    }

    @Test
    void shouldAcceptAndForwardNothingWhenSilentAndDeliverAfterwards() throws IOException {
        try (Socket open = connect();
                Socket late = openAfterSilence(open)) {
            assertThatThrownBy(() -> ask(open, "hello")).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> ask(late, "hello")).isInstanceOf(SocketTimeoutException.class);

            proxy.set(new Open());

            assertThat(read(open, 5)).isEqualTo("hello");
            assertThat(read(late, 5)).isEqualTo("hello");
        }
    }

    @Test
    void shouldCloseTheClientWhenNobodyListensBehindIt() throws IOException {
        echo.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(IOException.class);
        }
    }

    private Socket openAfterSilence(Socket open) throws IOException {
        ask(open, "first");
        proxy.set(new Silent());
        return connect();
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(1_000);
        return client;
    }

    private static String ask(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
        return read(client, text.length());
    }

    private static String read(Socket client, int count) throws IOException {
        byte[] answer = client.getInputStream().readNBytes(count);
        if (answer.length < count) {
            throw new EOFException("the proxy ended the connection");
        }
        return new String(answer, US_ASCII);
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                threads.execute(() -> repeat(socket));
            } catch (IOException e) {
                assertThat(echo.isClosed()).as("%s", e).isTrue();
            }
        }
    }

    private static void repeat(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            assertThat(e).as("the connection was cut").isNotNull();
        }
    }
}
