package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.fovea.topics.Topic;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.KafkaUserTlsClientAuthentication;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.StrimziAclOperation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kafka as Strimzi is told to run it: the topics of the contract, and who may do what with them. */
class KafkaResourcesTest {

    private static final Overlay OVERLAY = Overlay.PRODUCTION;

    @Test
    void shouldDescribeTheTopicsOfTheContract() {
        Map<String, Map<String, String>> described = OVERLAY.all(KafkaTopic.class)
                .collect(Collectors.toMap(t -> t.getMetadata().getName(), KafkaResourcesTest::settings));

        assertThat(described)
                .isEqualTo(Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topic, Topic::settings)));
    }

    @Test
    void shouldPartitionAllTopicsAlike() {
        assertThat(OVERLAY.all(KafkaTopic.class)
                        .map(t -> t.getSpec().getPartitions())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldOutliveABroker() {
        int brokers = OVERLAY.all(KafkaNodePool.class)
                .mapToInt(p -> p.getSpec().getReplicas())
                .sum();

        assertThat(brokers).isGreaterThanOrEqualTo(3);
        assertThat(OVERLAY.all(KafkaTopic.class)).allMatch(t -> t.getSpec().getReplicas() == 3);
        assertThat(config())
                .contains(
                        entry("min.insync.replicas", 2),
                        entry("transaction.state.log.min.isr", 2),
                        entry("auto.create.topics.enable", false),
                        entry("allow.everyone.if.no.acl.found", false));
    }

    @Test
    void shouldGiveEachTopicTheWritersOfTheDesign() {
        assertThat(allowed(StrimziAclOperation.WRITE))
                .isEqualTo(Map.of(
                        "fovea.cameras", List.of("fovea-query"),
                        "fovea.frames", List.of("fovea-ingest"),
                        "fovea.detections", List.of("fovea-inference"),
                        "fovea.detections.shadow", List.of("fovea-inference"),
                        "fovea.frames.rejected", List.of("fovea-inference"),
                        "fovea.sightings", List.of("fovea-query"),
                        "fovea.camera-status", List.of("fovea-ingest"),
                        "fovea-query-", List.of("fovea-query")));
    }

    @Test
    void shouldGiveEachTopicTheReadersOfTheDesign() {
        assertThat(allowed(StrimziAclOperation.READ))
                .isEqualTo(Map.of(
                        "fovea.cameras", List.of("fovea-ingest", "fovea-query"),
                        "fovea.frames", List.of("fovea-inference", "fovea-ingest", "fovea-query"),
                        "fovea.detections", List.of("fovea-inference", "fovea-query"),
                        "fovea.detections.shadow", List.of("fovea-inference"),
                        "fovea.frames.rejected", List.of("fovea-query"),
                        "fovea.sightings", List.of("fovea-query"),
                        "fovea.camera-status", List.of("fovea-ingest", "fovea-query"),
                        "fovea-query-", List.of("fovea-query")));
    }

    @Test
    void shouldAllowNobodyEverything() {
        assertThat(OVERLAY.all(KafkaUser.class)).hasSize(4).allSatisfy(user -> {
            assertThat(user.getSpec().getAuthentication()).isInstanceOf(KafkaUserTlsClientAuthentication.class);
            assertThat(user.getSpec().getQuotas()).isNotNull();
            assertThat(rules(user))
                    .noneMatch(r -> r.getOperations().contains(StrimziAclOperation.ALL))
                    .noneMatch(r -> r.getResource().getType().equals("cluster"));
        });
    }

    @Test
    void shouldMountIntoEachServiceItsOwnCertificateOnly() {
        assertThat(Workload.of(OVERLAY))
                .hasSize(3)
                .allSatisfy(workload -> assertThat(workload.pod().getVolumes().stream()
                                .filter(v -> v.getName().startsWith("kafka-"))
                                .map(v -> v.getSecret().getSecretName()))
                        .containsExactly("fovea-cluster-ca-cert", workload.name()));
    }

    private static Map<String, Object> config() {
        return OVERLAY.all(Kafka.class)
                .findAny()
                .orElseThrow()
                .getSpec()
                .getKafka()
                .getConfig();
    }

    private static Map<String, String> settings(KafkaTopic topic) {
        Map<String, String> settings = new TreeMap<>();
        topic.getSpec().getConfig().forEach((name, value) -> settings.put(name, value.toString()));
        return settings;
    }

    /** For each topic or prefix, the users that may do this with its records, sorted. */
    private static Map<String, List<String>> allowed(StrimziAclOperation operation) {
        return OVERLAY.all(KafkaUser.class)
                .flatMap(user -> rules(user)
                        .filter(rule -> rule.getOperations().contains(operation))
                        .filter(rule -> rule.getResource() instanceof AclRuleTopicResource)
                        .map(rule -> Map.entry(
                                ((AclRuleTopicResource) rule.getResource()).getName(),
                                user.getMetadata().getName())))
                .sorted(Map.Entry.comparingByValue())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Stream<AclRule> rules(KafkaUser user) {
        return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls().stream();
    }
}
