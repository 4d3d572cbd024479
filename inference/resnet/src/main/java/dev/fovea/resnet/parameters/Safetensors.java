package dev.fovea.resnet.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.StreamSupport;

/**
 * A file of named arrays in the safetensors format (github.com/huggingface/safetensors): the length of a JSON header
 * as 8 bytes little-endian, the header, then the arrays' bytes.
 *
 * @param metadata free text by key
 * @param arrays by name, in the file's order
 */
public record Safetensors(Map<String, String> metadata, SequencedMap<String, Array> arrays) {

    private static final String METADATA = "__metadata__";
    private static final int MAX_HEADER_BYTES = 100_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One array.
     *
     * @param type the format's name of the element type, {@code F32} or {@code U8} here
     * @param shape sizes, outermost first
     * @param bytes its elements, little-endian, row-major
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between file and network, never compared
    public record Array(String type, List<Integer> shape, byte[] bytes) {

        /** An array of 32-bit floats. */
        public static Array of(List<Integer> shape, float[] values) {
            ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asFloatBuffer().put(values);
            return new Array("F32", shape, buffer.array());
        }

        /** A list of bytes. */
        public static Array of(byte[] bytes) {
            return new Array("U8", List.of(bytes.length), bytes);
        }

        /** The values of an {@code F32} array. */
        public float[] floats() {
            if (!type.equals("F32")) {
                throw new IllegalStateException("The array holds " + type + ", not F32");
            }
            float[] values = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws ParametersException if it is not a safetensors file or ends early
     */
    public static Safetensors read(Path file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long headerBytes = content.remaining() < Long.BYTES ? -1 : content.getLong();
        if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, content.remaining())) {
            throw new ParametersException(file + " is not a safetensors file, or it was cut short");
        }
        byte[] header = new byte[(int) headerBytes];
        content.get(header);
        Map<String, String> metadata = new LinkedHashMap<>();
        SequencedMap<String, Array> arrays = new LinkedHashMap<>();
        int base = content.position();
        for (Map.Entry<String, JsonNode> entry : JSON.readTree(header).properties()) {
            if (entry.getKey().equals(METADATA)) {
                entry.getValue()
                        .properties()
                        .forEach(item ->
                                metadata.put(item.getKey(), item.getValue().asText()));
            } else {
                arrays.put(entry.getKey(), array(file, entry.getKey(), entry.getValue(), content, base));
            }
        }
        return new Safetensors(metadata, arrays);
    }

    private static Array array(Path file, String name, JsonNode entry, ByteBuffer content, int base) {
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        if (begin < 0 || end < begin || base + end > content.limit()) {
            throw new ParametersException("%s: array %s lies outside the file; it was cut short".formatted(file, name));
        }
        byte[] bytes = new byte[(int) (end - begin)];
        content.get((int) (base + begin), bytes);
        List<Integer> shape = StreamSupport.stream(entry.path("shape").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        return new Array(entry.path("dtype").asText(), shape, bytes);
    }

    /**
     * Replaces the file in one step: whoever reads it, also after a crash, sees the old or the new content, whole.
     *
     * @throws IOException if there is no space or no permission; the old file is then untouched
     */
    public void write(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("Cannot write parameters to " + file + ": it is a root folder");
        }
        Path partial = directory.resolve(file.getFileName() + ".partial");
        try {
            try (FileChannel channel = FileChannel.open(
                    partial,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                writeFully(channel, ByteBuffer.wrap(header()));
                for (Array array : arrays.values()) {
                    writeFully(channel, ByteBuffer.wrap(array.bytes()));
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(partial);
            throw new IOException(
                    "Cannot write %s (%s); what was there before is untouched".formatted(file, e.getMessage()), e);
        }
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private byte[] header() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode texts = root.putObject(METADATA);
        metadata.forEach(texts::put);
        long offset = 0;
        for (Map.Entry<String, Array> entry : arrays.entrySet()) {
            ObjectNode node =
                    root.putObject(entry.getKey()).put("dtype", entry.getValue().type());
            entry.getValue().shape().forEach(node.putArray("shape")::add);
            long end = offset + entry.getValue().bytes().length;
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        String json = JSON.writeValueAsString(root);
        // The format allows trailing spaces so that the arrays start on a multiple of 8.
        int unpadded = json.getBytes(StandardCharsets.UTF_8).length;
        byte[] text = (json + " ".repeat((8 - unpadded % 8) % 8)).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
