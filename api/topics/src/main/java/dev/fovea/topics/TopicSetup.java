package dev.fovea.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates the topics that are missing and checks those that exist, on every start of every service. */
public final class TopicSetup {

    private final Admin admin;
    private final int partitions;
    private final Optional<Short> replication;

    /**
     * @param admin stays the caller's to close
     * @param partitions for topics that are created, ≥ 1
     * @param replication copies of topics that are created; empty for the broker's default
     */
    public TopicSetup(Admin admin, int partitions, Optional<Short> replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * Makes sure that every {@link Topic} exists. Several services may call it at once.
     *
     * @throws TopicMismatchException if an existing topic has another clean-up policy, takes smaller records, or has
     *     another count of partitions than the rest
     * @throws ExecutionException if the broker cannot be reached or refuses
     */
    public void ensure() throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<Topic> missing = Arrays.stream(Topic.values())
                .filter(t -> !existing.contains(t.topic()))
                .toList();
        int count = partitionsOfExisting(existing).orElse(partitions);
        List<NewTopic> created = missing.stream()
                .map(t -> new NewTopic(t.topic(), Optional.of(count), replication).configs(t.settings()))
                .toList();
        for (var result : admin.createTopics(created).values().values()) {
            try {
                result.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new TopicMismatchException(problems);
        }
    }

    private Optional<Integer> partitionsOfExisting(Set<String> existing)
            throws ExecutionException, InterruptedException {
        List<String> names = Arrays.stream(Topic.values())
                .map(Topic::topic)
                .filter(existing::contains)
                .toList();
        return describe(names).values().stream().map(d -> d.partitions().size()).findFirst();
    }

    private Map<String, TopicDescription> describe(List<String> names) throws ExecutionException, InterruptedException {
        return new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
    }

    /**
     * What is wrong with the topics, which all have to exist, and the command that mends each; changes nothing.
     *
     * @throws ExecutionException if the broker cannot be reached or refuses
     */
    public List<String> problems() throws ExecutionException, InterruptedException {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::topic).toList();
        Map<String, TopicDescription> descriptions = describe(names);
        Map<ConfigResource, Config> configs = admin.describeConfigs(names.stream()
                        .map(n -> new ConfigResource(ConfigResource.Type.TOPIC, n))
                        .toList())
                .all()
                .get();
        List<String> problems = new ArrayList<>(partitionProblems(descriptions));
        for (Topic topic : Topic.values()) {
            Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.topic()));
            if (config != null) {
                problems.addAll(settingProblems(topic, config));
            }
        }
        return problems;
    }

    private static List<String> partitionProblems(Map<String, TopicDescription> descriptions) {
        int most = descriptions.values().stream()
                .mapToInt(d -> d.partitions().size())
                .max()
                .orElse(0);
        return descriptions.values().stream()
                .filter(d -> d.partitions().size() != most)
                .map(d -> d.name() + " has " + d.partitions().size() + " partitions where others have " + most
                        + "; all must have the same: kafka-topics.sh --bootstrap-server HOST:PORT --alter --topic "
                        + d.name() + " --partitions " + most)
                .toList();
    }

    /** What is wrong with the settings of one existing topic, and the command that mends each. */
    static List<String> settingProblems(Topic topic, Config config) {
        return topic.required().entrySet().stream()
                .filter(e -> !accepts(e.getKey(), e.getValue(), config.get(e.getKey())))
                .map(e -> topic.topic() + " has " + e.getKey() + "="
                        + Optional.ofNullable(config.get(e.getKey()))
                                .map(ConfigEntry::value)
                                .orElse("(nothing)")
                        + " and needs " + e.getValue()
                        + ": kafka-configs.sh --bootstrap-server HOST:PORT --alter --entity-type topics --entity-name "
                        + topic.topic() + " --add-config " + e.getKey() + "=" + e.getValue())
                .sorted()
                .collect(Collectors.toList());
    }

    private static boolean accepts(String name, String needed, @Nullable ConfigEntry found) {
        if (found == null || found.value() == null) {
            return false;
        }
        return name.equals(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                ? Long.parseLong(found.value()) >= Long.parseLong(needed)
                : found.value().equals(needed);
    }
}
