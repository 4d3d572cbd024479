package dev.fovea.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.RunningProcess;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a new user types, in the order of the README: up, status, add, remove, down. */
@TestMethodOrder(OrderAnnotation.class)
class CommandLineIT {

    private record Answer(int exit, String out, String err) {}

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path directory;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static List<RunningProcess> started;

    private static final String KAFKA_PORT = Integer.toString(LocalFovea.freePorts(2));
    private static final String PORT = Integer.toString(LocalFovea.freePorts(3));

    @BeforeAll
    static void up() {
        Answer up = fovea("up", "--port", PORT, "--kafka-port", KAFKA_PORT);

        assertThat(up.exit()).as(up.out() + up.err()).isZero();
        assertThat(up.out()).contains("first tag").contains("http://127.0.0.1:" + PORT + "/");
        started = RunFile.read(new Home(directory)).orElseThrow().processes();
    }

    @AfterAll
    static void down() {
        fovea("down");
    }

    @Test
    @Order(1)
    void shouldSayThatItIsAlreadyRunning() {
        Answer again = fovea("up", "--port", PORT, "--kafka-port", KAFKA_PORT);

        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("already running");
        assertThat(RunFile.read(new Home(directory)).orElseThrow().processes()).isEqualTo(started);
    }

    @Test
    @Order(2)
    void shouldShowEachProcessAndCameraAsHealthy() throws JsonProcessingException {
        Answer text = fovea("status");
        Answer json = fovea("status", "--json");

        assertThat(text.exit()).as(text.out()).isZero();
        assertThat(text.out()).contains("kafka", "ingest", "inference", "query", "demo", "running");
        JsonNode report = Json.mapper().readTree(json.out());
        assertThat(report.path("healthy").asBoolean()).isTrue();
        assertThat(report.path("processes")).hasSize(4);
        JsonNode account = report.at("/cameras/0/account");
        assertThat(account.required("captured").asLong()).isPositive();
        assertThat(account.required("classified").asLong()).isPositive();
    }

    @Test
    @Order(3)
    void shouldRefuseASourceThatCannotBeOpenedAndSayWhy() throws IOException {
        Path text = Files.writeString(directory.resolve("text.mp4"), "this is no video");

        assertThat(fovea("add", "a", "gopher://cam/").err()).contains("gopher").contains("rtsp://");
        assertThat(fovea("add", "UPPER", "rtsp://cam/").err()).contains("id").contains("lower-case");
        assertThat(fovea("add", "b", directory.resolve("missing.mp4").toString())
                        .err())
                .contains("missing.mp4");
        assertThat(fovea("add", "c", text.toString()).err()).contains("text.mp4");
        assertThat(fovea("add", "d", "rtsp://127.0.0.1:" + LocalFovea.freePorts(1) + "/s")
                        .err())
                .contains("refused");
        assertThat(fovea("status").exit()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void shouldForgetACamera() {
        for (String camera : List.of("b", "c", "d")) {
            assertThat(fovea("remove", camera).exit()).isZero();
        }

        assertThat(fovea("status").exit()).isZero();
        assertThat(fovea("remove", "b").err()).contains("no camera 'b'");
    }

    @Test
    @Order(5)
    void shouldNameAPortThatIsTaken(@TempDir Path other) {
        Answer answer = fovea(other, "up", "--kafka-port", KAFKA_PORT);

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("port " + KAFKA_PORT).contains("--kafka-port");
    }

    @Test
    @Order(6)
    void shouldTryASecondModelVersionBesideTheOneInUse() {
        assertThat(fovea("model", "compare").err()).contains("on trial");
        assertThat(fovea("model", "shadow").exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(fovea("model", "shadow", "fovea-cifar10/9").err()).contains("fovea-cifar10/1");

        assertThat(fovea("model", "shadow", "fovea-cifar10/1").out()).contains("on trial: fovea-cifar10/1");

        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(fovea("model", "compare").out())
                        .contains("fovea-cifar10/1 is comparing", "fovea-cifar10/1 against fovea-cifar10/2"));
        assertThat(fovea("model", "shadow", "--off").exit()).isZero();
        assertThat(fovea("model", "compare").out()).contains("fovea-cifar10/1 is off");
    }

    @Test
    @Order(7)
    void shouldStopExactlyWhatItStarted() {
        Answer down = fovea("down");

        assertThat(down.exit()).isZero();
        assertThat(down.out()).doesNotContain("killed");
        assertThat(started).hasSize(4).noneMatch(RunningProcess::isAlive);
        assertThat(fovea("status").exit()).isEqualTo(3);
        assertThat(fovea("down").out()).contains("not running");
    }

    private static Answer fovea(String... arguments) {
        return fovea(directory, arguments);
    }

    private static Answer fovea(Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = FoveaCommand.commandLine(new Context(LocalFovea.PROJECT, new Home(home)));
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return new Answer(commandLine.execute(arguments), out.toString(), err.toString());
    }
}
