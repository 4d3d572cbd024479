package dev.fovea.query.instances;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.instances.Outcome.End;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Any instance answers for all, also while one is killed and comes back, or is frozen and wakes up. */
@Timeout(300)
class InstancesIT {

    /** How long an instance waits for another, by default, and what a machine that is busy may add. */
    private static final Duration BOUND = Duration.ofSeconds(3).plusSeconds(3);

    /** From when on the group may notice that a member is gone: the session timeout without the pause between heartbeats. */
    private static final Duration UNNOTICED = Duration.ofSeconds(10).minusSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Cluster cluster;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        Files.deleteIfExists(Path.of("target/instances.txt"));
        cluster = Cluster.start(folder);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void shouldAnswerWholeAndRightOrNotAtAllWhileAnInstanceIsKilledAndComesBack() throws Exception {
        Outcomes outcomes = new Outcomes();
        int victim = cluster.victim();
        List<Asker> askers = Asker.start(2, cluster.questions(), outcomes);
        Instant killed;
        Instant back;
        Duration recovery;
        try {
            awaitRight(outcomes, Instant.now(), 40);
            List<String> cameras = cluster.camerasOf(victim);
            killed = Instant.now();
            cluster.service(victim).kill();
            // The copies that stand by have all in a moment, and may answer until what arrives now is due.
            Awaitility.await("the copies that stand by answer for " + cameras)
                    .atMost(4, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(askOthers(victim, cameras))
                            .allSatisfy(outcome -> assertThat(outcome.end()).isEqualTo(End.RIGHT)));
            assertThat(Instant.now()).as("none has taken over yet").isBefore(killed.plus(UNNOTICED));
            cluster.awaitTakenOver(victim);
            awaitRight(outcomes, Instant.now(), 40);
            Instant restarted = Instant.now();
            cluster.restart(victim);
            cluster.awaitReady(victim);
            cluster.awaitWhole(cluster.beside(victim).getFirst());
            back = Instant.now();
            awaitRight(outcomes, back, 40);
            recovery = outcomes.untilWholeAgain(killed, restarted).orElse(Duration.ZERO);
            tell(("killed: %d whole answers from copies that stood by in the seconds after it, whole again %s after it,"
                            + " back %s after the restart; %s")
                    .formatted(
                            outcomes.wholeAndRight(killed, killed.plusSeconds(4)),
                            recovery,
                            Duration.between(restarted, back),
                            outcomes));
        } finally {
            askers.forEach(Asker::close);
        }

        assertThat(recovery).isLessThan(Cluster.RECOVERY);
        assertThat(outcomes.of(End.WRONG)).isEmpty();
        assertThat(outcomes.of(End.ODD)).isEmpty();
        assertThat(outcomes.of(End.REFUSED))
                .as("refused before the kill")
                .noneMatch(outcome -> outcome.ended().isBefore(killed));
        assertThat(outcomes.of(End.UNREACHABLE))
                .allSatisfy(outcome -> assertThat(outcome.at()).isBetween(killed.minusSeconds(5), back));
        assertThat(outcomes.of(End.REFUSED))
                .allSatisfy(outcome -> assertThat(outcome.detail()).contains("\"status\":503", "\"detail\":\""));
    }

    @Test
    void shouldAnswerWholeAndRightOrNotAtAllWhileAnInstanceIsFrozenAndWakesUp() throws Exception {
        Outcomes outcomes = new Outcomes();
        int victim = cluster.victim();
        List<Asker> askers = Asker.start(3, cluster.questions(), outcomes);
        Instant frozen;
        Instant taken;
        Instant woken;
        try {
            awaitRight(outcomes, Instant.now(), 20);
            List<String> cameras = cluster.camerasOf(victim);
            cluster.questions().avoid(Set.of(victim));
            cluster.production().rest();
            askers.forEach(Asker::awaitNext);
            awaitRight(outcomes, Instant.now(), 20);

            Map<String, Long> atFreeze = new LinkedHashMap<>();
            cameras.forEach(camera -> atFreeze.put(camera, cluster.truth().newest(camera)));
            frozen = Instant.now();
            cluster.service(victim).freeze();
            // While nothing arrives, the copies that stand by lack nothing.
            List<Outcome> fromStandbys = askOthers(victim, cameras);
            assertThat(fromStandbys).allSatisfy(outcome -> {
                assertThat(outcome.end()).isEqualTo(End.RIGHT);
                assertThat(outcome.longest()).isLessThan(BOUND);
            });
            assertThat(Instant.now()).as("none has taken over yet").isBefore(frozen.plus(UNNOTICED));
            cluster.production().resume();
            cluster.awaitTakenOver(victim);
            taken = Instant.now();
            awaitRight(outcomes, taken, 20);
            Awaitility.await("what the frozen instance missed must be in any answer")
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> cameras.stream().allMatch(camera -> due(camera) > atFreeze.getOrDefault(camera, 0L)));

            // These lie at its door, and it reads them first thing when it wakes up.
            Map<String, CompletableFuture<HttpResponse<String>>> waiting = new LinkedHashMap<>();
            cameras.forEach(
                    camera -> waiting.put(camera, http.sendAsync(latest(victim, camera), BodyHandlers.ofString())));
            Map<String, Long> due = new LinkedHashMap<>();
            cameras.forEach(camera -> due.put(camera, due(camera)));
            woken = Instant.now();
            cluster.service(victim).thaw();
            cluster.questions().avoid(Set.of());
            for (String camera : cameras) {
                HttpResponse<String> answer =
                        Objects.requireNonNull(waiting.get(camera)).get(30, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
                if (answer.statusCode() == 200) {
                    assertThat(Json.mapper()
                                    .readTree(answer.body())
                                    .required("seq")
                                    .asLong())
                            .as("the newest of %s as the woken instance has it", camera)
                            .isGreaterThanOrEqualTo(due.getOrDefault(camera, Long.MAX_VALUE));
                }
            }
            cluster.awaitReady(victim);
            cluster.awaitWhole(victim);
            Instant back = Instant.now();
            awaitRight(outcomes, back, 40);
            tell("frozen: taken over %s after it, a request took %s at most, woken %s after it, back %s after that; %s"
                    .formatted(
                            Duration.between(frozen, taken),
                            outcomes.longest(frozen, woken),
                            Duration.between(frozen, woken),
                            Duration.between(woken, back),
                            outcomes));
        } finally {
            cluster.service(victim).thaw();
            cluster.production().resume();
            cluster.questions().avoid(Set.of());
            askers.forEach(Asker::close);
        }

        assertThat(Duration.between(frozen, taken)).isLessThan(Cluster.RECOVERY);
        assertThat(outcomes.of(End.WRONG)).isEmpty();
        assertThat(outcomes.of(End.ODD)).isEmpty();
        assertThat(outcomes.longest(frozen, woken)).isLessThan(BOUND);
        assertThat(outcomes.of(End.REFUSED))
                .allSatisfy(outcome -> assertThat(outcome.detail()).contains("\"status\":503", "\"missing\":["));
        assertThat(outcomes.of(End.UNREACHABLE))
                .as("a download that cannot go on is cut off; all else is answered")
                .allSatisfy(outcome -> assertThat(outcome.question()).isEqualTo("export"));
    }

    @Test
    void shouldGiveALoginTheSameAtEveryInstance() throws Exception {
        Instant begin = cluster.begin();
        for (URI address : cluster.addresses()) {
            assertThat(seen(address, cluster.scoped(), begin))
                    .as("what a login of one camera sees at %s", address)
                    .isEqualTo(cluster.truth().keys(Set.of(Cluster.SEEN), begin, begin.plusSeconds(Cluster.BEFORE)));
        }
        String session = login(cluster.addresses().getFirst(), cluster.scoped());
        HttpRequest elsewhere = HttpRequest.newBuilder(
                        cluster.addresses().getLast().resolve("/v1/cameras/" + Cluster.SEEN + "/latest"))
                .header("Cookie", session)
                .build();
        assertThat(http.send(elsewhere, BodyHandlers.ofString()).statusCode())
                .as("a browser's session at another instance than it began at")
                .isEqualTo(200);
    }

    /** The seq of a camera that any answer must have reached. */
    private static long due(String camera) {
        return cluster.truth().newest(camera, Questions.AGE);
    }

    private static HttpRequest latest(int instance, String camera) {
        return HttpRequest.newBuilder(cluster.addresses().get(instance).resolve("/v1/cameras/" + camera + "/latest"))
                .header("Authorization", "Bearer " + cluster.admin())
                .build();
    }

    /** Asks all instances but one for what is of all cameras and for each of some cameras, all at the same time. */
    private static List<Outcome> askOthers(int instance, List<String> cameras)
            throws InterruptedException, ExecutionException {
        List<Future<Outcome>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int other : cluster.beside(instance)) {
                asked.add(threads.submit(() -> cluster.questions().labels(other)));
                cameras.forEach(camera ->
                        asked.add(threads.submit(() -> cluster.questions().newest(other, camera))));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : asked) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    private static void tell(String line) throws IOException {
        Files.writeString(Path.of("target/instances.txt"), line + "\n", CREATE, APPEND);
    }

    private static void awaitRight(Outcomes outcomes, Instant from, int count) {
        Awaitility.await(count + " right answers")
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> outcomes.count(End.RIGHT, from) >= count);
    }

    /** All detections that a login sees of the time before the test. */
    private static List<String> seen(URI address, String key, Instant begin) throws IOException, InterruptedException {
        String path = "/v1/detections?limit=1000&from=" + begin + "&to=" + begin.plusSeconds(Cluster.BEFORE);
        HttpResponse<byte[]> response = cluster.get(address.resolve(path), key);
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> keys = new ArrayList<>();
        Json.mapper()
                .readTree(response.body())
                .required("detections")
                .forEach(detection -> keys.add(Questions.key(detection)));
        return keys;
    }

    /** The cookie that a browser gets for a key. */
    private String login(URI address, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/session"))
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.noBody())
                .build();
        String cookie = http.send(request, BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
