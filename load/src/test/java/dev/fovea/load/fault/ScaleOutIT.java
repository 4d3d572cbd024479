package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fovea.load.camera.Look;
import dev.fovea.load.check.Checker;
import dev.fovea.load.check.QueryProbe;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.LocalFovea;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;

/**
 * Three brokers and more and fewer instances of ingest and inference, as real processes: who comes takes work over, and who
 * goes, told to or not, takes nothing with it.
 */
class ScaleOutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Service> SCALED = List.of(Service.INGEST, Service.INFERENCE);

    /** So many that each partition has one. */
    private static final CameraPlan CAMERAS = new CameraPlan(7, 2, new Look(192, 108, 0.7f));

    private static final RigPlan PLAN = RigPlan.single()
            .threeBrokers()
            .with(Service.INGEST, 3)
            .with(Service.INFERENCE, 3)
            .startingLater(Service.INGEST, 1)
            .startingLater(Service.INFERENCE, 1);

    @Test
    void shouldGiveWorkToWhoComesAndLoseNothingOfWhoGoes() throws IOException, InterruptedException {
        Scratch scratch = new Scratch(Path.of("target/faults"));
        Home home = scratch.home();
        try (Stage stage = Stage.open(LocalFovea.PROJECT, home, PLAN, CAMERAS)) {
            stage.begin();
            awaitMembers(stage, 2);

            for (Service service : SCALED) {
                third(stage, service).start();
            }
            awaitMembers(stage, 3);
            awaitResults(stage);
            awaitWork(third(stage, Service.INGEST), "fovea_frames_published_total");
            awaitWork(third(stage, Service.INFERENCE), "fovea_frames_classified_total");

            for (Service service : SCALED) {
                assertThat(third(stage, service).end(PATIENCE).orElse(-1)).isIn(0, 128 + 15);
            }
            awaitMembers(stage, 2);
            awaitResults(stage);

            for (Service service : SCALED) {
                stage.rig().all(service).get(1).kill();
            }
            awaitMembers(stage, 1);
            awaitResults(stage);

            assertThat(Checker.report(stage.end())).isEmpty();
        } catch (IOException | RuntimeException | AssertionError e) {
            scratch.keepLogs("scale-out", home);
            throw e;
        } finally {
            scratch.delete(home);
        }
    }

    private static Node third(Stage stage, Service service) {
        return stage.rig().all(service).get(2);
    }

    /** Waits until both groups have so many members, which share all partitions and none of which has nothing. */
    private static void awaitMembers(Stage stage, int count) throws InterruptedException {
        int partitions = stage.brokers().partitions();
        try (Admin admin = stage.brokers().admin()) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                for (String group : List.of("fovea-ingest", "fovea-inference")) {
                    List<Integer> shares = shares(admin, group);
                    assertThat(shares).as(group).hasSize(count).allMatch(share -> share > 0);
                    assertThat(shares.stream().mapToInt(Integer::intValue).sum())
                            .as(group)
                            .isEqualTo(partitions);
                }
            });
        }
    }

    /** How many partitions each member of a group has. */
    private static List<Integer> shares(Admin admin, String group) throws ExecutionException, InterruptedException {
        List<Integer> shares = new ArrayList<>();
        for (ConsumerGroupDescription description :
                admin.describeConsumerGroups(List.of(group)).all().get().values()) {
            for (MemberDescription member : description.members()) {
                shares.add(member.assignment().topicPartitions().size());
            }
        }
        return shares;
    }

    /** Waits until a process itself says that it has dealt with frames. */
    private static void awaitWork(Node node, String metric) {
        try (QueryProbe probe = new QueryProbe(node.address())) {
            await().atMost(PATIENCE)
                    .until(() -> probe.text("q/metrics")
                            .lines()
                            .filter(line -> line.startsWith(metric))
                            .anyMatch(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) > 0));
        }
    }

    private static void awaitResults(Stage stage) {
        Instant now = Instant.now();
        await().atMost(PATIENCE).until(() -> stage.hasResults(now));
    }
}
