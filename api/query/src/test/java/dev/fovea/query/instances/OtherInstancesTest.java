package dev.fovea.query.instances;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That nobody is waited for beyond the bound, whatever of an answer has come by then. */
@Timeout(20)
class OtherInstancesTest {

    private static final Set<Integer> PARTITIONS = Set.of(1, 2);

    private final OtherInstances others = new OtherInstances(Json.mapper(), Duration.ofMillis(300), false);

    @AfterEach
    void close() {
        others.close();
    }

    /** Takes one request, says something, and then nothing more until the other side has gone. */
    private static void sayOnly(ServerSocket door, String words) {
        try (Socket caller = door.accept()) {
            caller.getOutputStream().write(words.getBytes(US_ASCII));
            caller.getOutputStream().flush();
            caller.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply<CameraQuestion.Known> reply(String words) throws IOException, InterruptedException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread frozen = Thread.ofVirtual().start(() -> sayOnly(door, words));
            Reply<CameraQuestion.Known> reply = others.ask(
                    new InstanceView("127.0.0.1:" + door.getLocalPort(), false, new TreeSet<>(), new TreeSet<>()),
                    new CameraQuestion(Set.of()),
                    PARTITIONS,
                    Map.of());
            frozen.join();
            return reply;
        }
    }

    @Test
    void shouldNotWaitForAnInstanceThatIsFrozen() throws Exception {
        Reply<CameraQuestion.Known> reply = reply("");

        assertThat(reply.answer()).isNull();
        assertThat(reply.refused())
                .containsOnlyKeys(PARTITIONS)
                .containsValue("does not answer within " + Duration.ofMillis(300));
    }

    @Test
    void shouldNotWaitForAnInstanceThatFroseInTheMiddleOfItsAnswer() throws Exception {
        Reply<CameraQuestion.Known> reply = reply("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"answer\":");

        assertThat(reply.answer()).isNull();
        assertThat(reply.refused())
                .containsOnlyKeys(PARTITIONS)
                .containsValue("does not answer within " + Duration.ofMillis(300));
    }
}
