package dev.fovea.topics;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** Says in one line what a broker refused, and what to do about it. */
public final class BrokerFailure {

    private static final String CURE = "; k8s/components/strimzi/users.yaml lists what each service needs";

    private BrokerFailure() {}

    /** The line for what a Kafka client threw, however often that is wrapped. */
    public static String describe(Throwable failure) {
        Throwable cause = cause(failure);
        return switch (cause) {
            case TopicAuthorizationException e ->
                "the broker's ACLs do not allow this service the topics "
                        + (e.unauthorizedTopics().isEmpty() ? "that it needs" : e.unauthorizedTopics()) + CURE;
            case GroupAuthorizationException e ->
                "the broker's ACLs do not allow this service the group " + e.groupId() + CURE;
            case TransactionalIdAuthorizationException e ->
                "the broker's ACLs do not allow this service its transactional ids" + CURE;
            case AuthorizationException e -> "the broker's ACLs do not allow it: " + e.getMessage() + CURE;
            case AuthenticationException e ->
                "the broker does not know this service, or it does not trust the broker (" + e.getMessage()
                        + "); check kafka.security.protocol and the certificates or passwords of kafka.ssl.* or"
                        + " kafka.sasl.*";
            default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
        };
    }

    /**
     * The line for what a client threw that had to reach a broker first.
     *
     * @param brokers as in {@code kafka.bootstrap.servers}
     */
    public static String describe(Throwable failure, String brokers) {
        Throwable cause = cause(failure);
        return isRefusal(cause)
                ? "refused at " + brokers + ": " + describe(cause)
                : "cannot reach the broker at " + brokers + " (" + describe(cause)
                        + "); is it running, and is kafka.bootstrap.servers right?";
    }

    /** Whether a broker refused what was asked, or who asked. */
    public static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthorizationException || failure instanceof AuthenticationException;
    }

    /** A refusal that is wrapped anywhere, or else the failure without the wrappers of futures. */
    private static Throwable cause(Throwable failure) {
        Throwable plain = failure;
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (isRefusal(next)) {
                return next;
            }
            boolean wrapper = plain instanceof ExecutionException
                    || plain instanceof CompletionException
                    || plain.getClass() == KafkaException.class;
            if (wrapper && plain.getCause() != null) {
                plain = plain.getCause();
            }
        }
        return plain;
    }
}
