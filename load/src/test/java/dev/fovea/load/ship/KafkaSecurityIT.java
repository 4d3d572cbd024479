package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fovea.load.client.QueryClient;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.Node;
import dev.fovea.load.cluster.Rig;
import dev.fovea.load.cluster.RigPlan;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.e2e.LocalFovea;
import dev.fovea.topics.Camera;
import dev.fovea.topics.TopicSetup;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fovea on a broker that asks for certificates and keeps to ACLs: each service comes with a certificate of its own and has
 * what {@code k8s/} grants it, no more.
 */
class KafkaSecurityIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(20);
    private static final List<Service> SERVICES = List.of(Service.INGEST, Service.INFERENCE, Service.QUERY);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Rig rig;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Admin operator;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static QueryClient query;

    private static final Map<String, Grants> GRANTS =
            Overlay.PRODUCTION.all(KafkaUser.class).map(Grants::of).collect(Collectors.toMap(Grants::user, g -> g));

    @BeforeAll
    static void startOnASecuredBroker() throws Exception {
        Path clip = LocalFovea.shared("clips/car-detection.mp4");
        Certificates certificates = new Certificates(folder);
        certificates.add("broker");
        RigPlan plan = secured(RigPlan.single(), certificates);
        rig = Rig.startBrokers(LocalFovea.PROJECT, new Home(Files.createDirectories(folder.resolve("home"))), plan);
        operator = Admin.create(Map.of("bootstrap.servers", rig.kafka()));
        new TopicSetup(operator, 4, Optional.empty()).ensure();
        for (Grants grants : GRANTS.values()) {
            operator.createAcls(grants.bindings()).all().get();
        }
        for (Service service : SERVICES) {
            rig.startAll(service);
        }
        query = new QueryClient(rig.query(0));
        query.put(new Camera(
                "yard", clip.toString(), true, 5, true, 640, Camera.RegionMode.WHOLE, Camera.Pace.SOURCE, true));
        awaitMoreClassified();
    }

    /** The services' ways ask for certificates; the brokers' and the operator's are open, as a test's may be. */
    private static RigPlan secured(RigPlan bare, Certificates certificates) throws IOException, InterruptedException {
        RigPlan plan = bare.broker(
                        "listener.security.protocol.map",
                        "INGEST:SSL,INFERENCE:SSL,QUERY:SSL,KAFKA:PLAINTEXT,DIRECT:PLAINTEXT,CONTROLLER:PLAINTEXT")
                .broker("ssl.client.auth", "required")
                .broker("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .broker("super.users", "User:ANONYMOUS");
        for (Service service : SERVICES) {
            String user = "fovea-" + service.word();
            certificates.add(user);
            plan = plan.with(service, "kafka.security.protocol", "SSL");
            for (Map.Entry<String, String> setting : certificates.settings(user).entrySet()) {
                plan = plan.with(service, "kafka." + setting.getKey(), setting.getValue());
            }
        }
        for (Map.Entry<String, String> setting : certificates.settings("broker").entrySet()) {
            plan = plan.broker(setting.getKey(), setting.getValue());
        }
        return plan;
    }

    @AfterAll
    static void stop() throws IOException {
        if (query != null) {
            query.close();
        }
        if (operator != null) {
            operator.close();
        }
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void shouldTagWithExactlyWhatIsGranted() throws Exception {
        awaitMoreClassified();

        assertThat(query.account("yard").path("captured").asLong()).isPositive();
        assertThat(query.latest("yard")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "INGEST,    fovea.cameras,       fovea.cameras",
        "INGEST,    fovea.camera-status, fovea.camera-status",
        "INGEST,    fovea.frames,        fovea.frames",
        "INGEST,    fovea-ingest-,       transactional ids",
        "INFERENCE, fovea.frames,        fovea.frames",
        "INFERENCE, fovea.detections,    fovea.detections",
        "INFERENCE, fovea-inference,     group fovea-inference",
        "INFERENCE, fovea-inference-,    transactional ids",
        "QUERY,     fovea.detections,    fovea.detections",
        "QUERY,     fovea-query,         group fovea-query",
    })
    void shouldSayWhatIsMissingAndGoOnWhenItIsGranted(Service service, String resource, String said) throws Exception {
        Node node = rig.all(service).getFirst();
        List<AclBinding> missing = Objects.requireNonNull(GRANTS.get("fovea-" + service.word())).bindings().stream()
                .filter(binding -> binding.pattern().name().equals(resource))
                .toList();
        assertThat(missing).as("what k8s/ grants on %s", resource).isNotEmpty();
        operator.deleteAcls(missing.stream().map(AclBinding::toFilter).toList())
                .all()
                .get();
        long before = Files.size(node.log());
        try {
            if (node.isAlive()) {
                node.end(END); // A killed one would keep its place in the group for a while.
            }
            node.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readString(node.log()).substring((int) before))
                            .contains("ACLs do not allow")
                            .contains(said));
        } finally {
            operator.createAcls(missing).all().get();
            awaitReady(node);
        }
        awaitMoreClassified();
    }

    /** Starts it again if the refusal ended it, as ingest's of the cameras does. */
    private static void awaitReady(Node node) {
        await().atMost(PATIENCE).until(() -> {
            if (!node.isAlive()) {
                node.start();
            }
            return node.isReady();
        });
    }

    private static void awaitMoreClassified() throws InterruptedException {
        long before = classified();
        await().atMost(PATIENCE).until(() -> classified() > before + 2);
    }

    private static long classified() throws InterruptedException {
        return query.account("yard").path("classified").asLong();
    }
}
