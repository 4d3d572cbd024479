package dev.fovea.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON bytes. Thread-safe. A null record is a null value (a tombstone) and the other way round.
 *
 * @param <T> a record of this package
 */
public final class JsonSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonSerde(Class<T> type) {
        this.type = type;
        this.reader = Json.mapper().readerFor(type);
        this.writer = Json.mapper().writerFor(type);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        try {
            return record == null ? null : writer.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + type.getSimpleName() + " for topic " + topic, e);
        }
    }

    /** @throws SerializationException if the bytes are not JSON of this record; the message says what is wrong where */
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : reader.readValue(bytes);
        } catch (IOException e) {
            throw new SerializationException(
                    "value on topic " + topic + " is no " + type.getSimpleName() + ": " + Printable.of(cause(e)), e);
        }
    }

    private static String cause(IOException e) {
        if (e.getCause() instanceof InvalidCameraException invalid) {
            return String.valueOf(invalid.getMessage());
        }
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    @Override
    public Serializer<T> serializer() {
        return this;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this;
    }

    @Override
    public void close() {
        // Nothing is held; Serde, Serializer and Deserializer each declare this method.
    }

    @Override
    public void configure(java.util.Map<String, ?> configs, boolean isKey) {
        // Fully configured by its constructor.
    }
}
