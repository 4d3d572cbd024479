package dev.fovea.query.state;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Is told of records that cannot be read, and goes on. */
@FunctionalInterface
public interface Unreadable {

    /**
     * A record was passed over.
     *
     * @param place where it is
     * @param why what is wrong with it
     */
    void passedOver(RecordMetadata place, String why);
}
