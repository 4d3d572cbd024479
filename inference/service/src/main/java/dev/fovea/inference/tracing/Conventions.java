package dev.fovea.inference.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** Names of attributes: OpenTelemetry's semantic conventions for messaging and Kafka, and Fovea's own words. */
final class Conventions {

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    static final AttributeKey<Long> BATCH_COUNT = AttributeKey.longKey("messaging.batch.message_count");

    static final AttributeKey<String> MODEL = AttributeKey.stringKey("fovea.model");
    static final AttributeKey<Long> REGIONS = AttributeKey.longKey("fovea.regions");
    static final AttributeKey<String> REASON = AttributeKey.stringKey("fovea.reason");

    static final String KAFKA = "kafka";
    static final String PROCESS = "process";
    static final String SEND = "send";

    private Conventions() {}
}
