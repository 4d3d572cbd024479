package dev.fovea.load.ship;

import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.util.List;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** The ACLs of {@code k8s/} in Kafka's own terms, as Strimzi's user operator would create them. */
record Grants(String user, List<AclRule> rules) {

    static Grants of(KafkaUser user) {
        var authorization = (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
        return new Grants(user.getMetadata().getName(), authorization.getAcls());
    }

    List<AclBinding> bindings() {
        return rules.stream().flatMap(rule -> bindings(rule).stream()).toList();
    }

    /** One for each operation that the rule allows. */
    List<AclBinding> bindings(AclRule rule) {
        return rule.getOperations().stream()
                .map(operation -> new AclBinding(
                        pattern(rule),
                        new AccessControlEntry(
                                "User:CN=" + user,
                                "*",
                                SecurityUtils.operation(operation.toValue()),
                                AclPermissionType.ALLOW)))
                .toList();
    }

    private static ResourcePattern pattern(AclRule rule) {
        return switch (rule.getResource()) {
            case AclRuleTopicResource topic ->
                new ResourcePattern(ResourceType.TOPIC, topic.getName(), type(topic.getPatternType()));
            case AclRuleGroupResource group ->
                new ResourcePattern(ResourceType.GROUP, group.getName(), type(group.getPatternType()));
            case AclRuleTransactionalIdResource ids ->
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, ids.getName(), type(ids.getPatternType()));
            default -> throw new IllegalArgumentException("not granted in k8s/: " + rule.getResource());
        };
    }

    private static PatternType type(AclResourcePatternType type) {
        return type == AclResourcePatternType.PREFIX ? PatternType.PREFIXED : PatternType.LITERAL;
    }
}
