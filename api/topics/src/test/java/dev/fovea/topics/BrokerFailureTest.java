package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

class BrokerFailureTest {

    @Test
    void shouldNameTheTopicsHoweverTheRefusalIsWrapped() {
        var refused = new TopicAuthorizationException(Set.of("fovea.frames"));

        assertThat(BrokerFailure.describe(new ExecutionException(new KafkaException("sending failed", refused))))
                .contains("[fovea.frames]")
                .contains("users.yaml");
        assertThat(BrokerFailure.describe(refused, "kafka:9093")).startsWith("refused at kafka:9093: ");
    }

    @Test
    void shouldNameTheGroup() {
        assertThat(BrokerFailure.describe(GroupAuthorizationException.forGroupId("fovea-inference")))
                .contains("group fovea-inference");
    }

    @Test
    void shouldTellTransactionalIdsFromTopics() {
        assertThat(BrokerFailure.describe(new TransactionalIdAuthorizationException("denied")))
                .contains("transactional ids");
    }

    @Test
    void shouldPointToTheCertificatesWhereTheHandshakeFails() {
        assertThat(BrokerFailure.describe(new SslAuthenticationException("SSL handshake failed")))
                .contains("kafka.security.protocol")
                .contains("SSL handshake failed");
    }

    @Test
    void shouldLeaveOtherFailuresAsTheyAre() {
        Throwable late = new ExecutionException(new TimeoutException("timed out"));

        assertThat(BrokerFailure.describe(late)).isEqualTo("TimeoutException: timed out");
        assertThat(BrokerFailure.describe(late, "kafka:9092"))
                .startsWith("cannot reach the broker at kafka:9092 (TimeoutException: timed out)");
    }
}
