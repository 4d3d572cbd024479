package dev.fovea.ingest.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How texts, durations and collections of fields are written: each with its length before it. */
final class Fields {

    /** Writes one value. */
    @FunctionalInterface
    interface Put<T> {
        void put(T value, DataOutputStream out) throws IOException;
    }

    /** Reads one value. */
    @FunctionalInterface
    interface Take<T> {
        T take(DataInputStream in) throws IOException;
    }

    private Fields() {}

    static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = length(in);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a text ends early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void writeDuration(Duration duration, DataOutputStream out) throws IOException {
        out.writeLong(duration.toNanos());
    }

    static Duration readDuration(DataInputStream in) throws IOException {
        return Duration.ofNanos(in.readLong());
    }

    static <T> void writeList(Collection<T> values, DataOutputStream out, Put<T> each) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            each.put(value, out);
        }
    }

    static <T> List<T> readList(DataInputStream in, Take<T> each) throws IOException {
        int length = length(in);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(each.take(in));
        }
        return values;
    }

    static <T> void writeOptional(Optional<List<T>> values, DataOutputStream out, Put<T> each) throws IOException {
        out.writeBoolean(values.isPresent());
        if (values.isPresent()) {
            writeList(values.get(), out, each);
        }
    }

    static <T> Optional<List<T>> readOptional(DataInputStream in, Take<T> each) throws IOException {
        return in.readBoolean() ? Optional.of(readList(in, each)) : Optional.empty();
    }

    static <K, V> void writeMap(Map<K, V> map, DataOutputStream out, Put<K> key, Put<V> value) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<K, V> entry : map.entrySet()) {
            key.put(entry.getKey(), out);
            value.put(entry.getValue(), out);
        }
    }

    static <K, V> Map<K, V> readMap(DataInputStream in, Take<K> key, Take<V> value) throws IOException {
        int length = length(in);
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = 0; i < length; i++) {
            map.put(key.take(in), value.take(in));
        }
        return map;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a length of " + length);
        }
        return length;
    }
}
