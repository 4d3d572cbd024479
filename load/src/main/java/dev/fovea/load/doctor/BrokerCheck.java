package dev.fovea.load.doctor;

import dev.fovea.topics.Topic;
import dev.fovea.topics.TopicSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** The brokers: whether they answer, what they are set to, and what the topics are set to. */
final class BrokerCheck {

    private static final int PATIENCE_MILLIS = 5_000;

    private BrokerCheck() {}

    static List<Finding> findings(String kafka) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS))) {
            Collection<Node> nodes = admin.describeCluster().nodes().get();
            findings.add(Finding.good("broker", nodes.size() + " answering at " + kafka));
            Node first = nodes.iterator().next();
            ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, first.idString());
            Config config = admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            findings.addAll(
                    settings(name -> Optional.ofNullable(config.get(name)).map(ConfigEntry::value)));
            findings.addAll(topics(admin));
        } catch (ExecutionException e) {
            findings.add(Finding.bad(
                    "broker",
                    "none answers at " + kafka + ": " + e.getCause(),
                    "start it (./fovea up starts one), or check the address and the network"));
        }
        return findings;
    }

    /** Gives a broker's setting by Kafka's name. */
    interface BrokerConfig {
        Optional<String> get(String name);
    }

    static List<Finding> settings(BrokerConfig config) {
        List<Finding> findings = new ArrayList<>();
        if (config.get("auto.create.topics.enable").filter("true"::equals).isPresent()) {
            findings.add(Finding.note(
                    "broker",
                    "auto.create.topics.enable=true: a misspelt topic comes into being without Fovea's settings",
                    "set auto.create.topics.enable=false"));
        }
        if (config.get("unclean.leader.election.enable").filter("true"::equals).isPresent()) {
            findings.add(Finding.bad(
                    "broker",
                    "unclean.leader.election.enable=true: acknowledged frames can be lost",
                    "set unclean.leader.election.enable=false"));
        }
        int copies =
                config.get("default.replication.factor").map(Integer::parseInt).orElse(1);
        int inSync = config.get("min.insync.replicas").map(Integer::parseInt).orElse(1);
        if (copies > 1 && inSync < 2) {
            findings.add(Finding.bad(
                    "broker",
                    copies + " copies, but min.insync.replicas=" + inSync + ": what one broker has counts as kept",
                    "set min.insync.replicas=2"));
        }
        return findings;
    }

    private static List<Finding> topics(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<String> missing = Arrays.stream(Topic.values())
                .map(Topic::topic)
                .filter(name -> !existing.contains(name))
                .toList();
        if (!missing.isEmpty()) {
            return List.of(
                    Finding.note("topics", "missing: " + missing, "start a service: each creates what is missing"));
        }
        List<String> problems = new TopicSetup(admin, 1, Optional.empty()).problems();
        return problems.isEmpty()
                ? List.of(Finding.good("topics", "all " + Topic.values().length + " as Fovea needs them"))
                : problems.stream()
                        .map(problem -> Finding.bad("topics", problem, "run the command that it names"))
                        .toList();
    }
}
