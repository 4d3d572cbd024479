package dev.fovea.resnet.packages;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a graph has all its weights in its own file. ONNX lets a tensor name another file by a path, which could lead
 * out of the package and would not be covered by its hash; ONNX Runtime would read it. The file is read as it streams by, so that a
 * large network is never held whole.
 */
public final class InlineWeights {

    /** The messages of {@code onnx.proto3} on the way to a tensor, with the numbers of the fields that lead on. */
    private enum Message {
        MODEL,
        TRAINING,
        FUNCTION,
        GRAPH,
        NODE,
        ATTRIBUTE,
        SPARSE_TENSOR,
        TENSOR
    }

    private static final Map<Message, Map<Integer, Message>> WAYS = Map.of(
            Message.MODEL, Map.of(7, Message.GRAPH, 20, Message.TRAINING, 25, Message.FUNCTION),
            Message.TRAINING, Map.of(1, Message.GRAPH, 2, Message.GRAPH),
            Message.FUNCTION, Map.of(7, Message.NODE, 11, Message.ATTRIBUTE),
            Message.GRAPH, Map.of(1, Message.NODE, 5, Message.TENSOR, 15, Message.SPARSE_TENSOR),
            Message.NODE, Map.of(5, Message.ATTRIBUTE),
            Message.ATTRIBUTE,
                    Map.of(
                            5,
                            Message.TENSOR,
                            6,
                            Message.GRAPH,
                            10,
                            Message.TENSOR,
                            11,
                            Message.GRAPH,
                            22,
                            Message.SPARSE_TENSOR,
                            23,
                            Message.SPARSE_TENSOR),
            Message.SPARSE_TENSOR, Map.of(1, Message.TENSOR, 2, Message.TENSOR),
            Message.TENSOR, Map.of());

    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_EXTERNAL_DATA = 13;
    private static final int TENSOR_DATA_LOCATION = 14;
    private static final int DEEPEST = 64;

    private final Path file;
    private final CodedInputStream in;

    private InlineWeights(Path file, CodedInputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Checks a file.
     *
     * @throws ModelPackageException if a tensor refers to another file, or the file is no ONNX graph
     */
    static void require(Path onnx) throws ModelPackageException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(onnx), 1 << 16)) {
            new InlineWeights(onnx, CodedInputStream.newInstance(stream)).read();
        } catch (IOException e) {
            throw new ModelPackageException(onnx, "no readable file", "an ONNX graph", e);
        }
    }

    /**
     * Checks the bytes of a file.
     *
     * @param onnx where they come from, for the message
     * @throws ModelPackageException if a tensor refers to another file, or the bytes are no ONNX graph
     */
    public static void require(Path onnx, byte[] bytes) throws ModelPackageException {
        try {
            new InlineWeights(onnx, CodedInputStream.newInstance(bytes)).read();
        } catch (IOException e) {
            throw new ModelPackageException(onnx, "no readable file", "an ONNX graph", e);
        }
    }

    private void read() throws IOException, ModelPackageException {
        try {
            message(Message.MODEL, 0);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelPackageException(file, "bytes that are no ONNX model", "an ONNX graph", e);
        }
    }

    private void message(Message kind, int depth) throws IOException, ModelPackageException {
        if (depth > DEEPEST) {
            throw new ModelPackageException(file, "graphs nested deeper than " + DEEPEST, "an ONNX graph");
        }
        String name = "";
        boolean elsewhere = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            @Nullable Message inner = WAYS.getOrDefault(kind, Map.of()).get(field);
            if (inner != null && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                int outer = in.pushLimit(in.readRawVarint32());
                message(inner, depth + 1);
                in.popLimit(outer);
            } else if (kind == Message.TENSOR && field == TENSOR_NAME) {
                name = in.readStringRequireUtf8();
            } else if (kind == Message.TENSOR && field == TENSOR_DATA_LOCATION) {
                elsewhere |= in.readEnum() != 0;
            } else if (!in.skipField(tag)) {
                throw new ModelPackageException(file, "bytes that are no ONNX model", "an ONNX graph");
            } else {
                elsewhere |= kind == Message.TENSOR && field == TENSOR_EXTERNAL_DATA;
            }
        }
        if (elsewhere) {
            throw new ModelPackageException(
                    file,
                    "weights '" + name + "' that lie in another file",
                    "weights inside the ONNX file (onnx.save with save_as_external_data=False)");
        }
    }
}
