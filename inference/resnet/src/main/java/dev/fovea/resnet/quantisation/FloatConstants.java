package dev.fovea.resnet.quantisation;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.fovea.resnet.onnx.OnnxGraphException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The constants of a graph, by name. */
final class FloatConstants {

    private final Map<String, TensorProto> constants = new HashMap<>();

    FloatConstants(GraphProto graph) {
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
    }

    List<Long> shape(String name) throws OnnxGraphException {
        return tensor(name).getDimsList();
    }

    /** Its values, row-major. */
    float[] values(String name) throws OnnxGraphException {
        TensorProto tensor = tensor(name);
        float[] values = new float[Math.toIntExact(tensor.getDimsList().stream().reduce(1L, Math::multiplyExact))];
        if (tensor.hasRawData()) {
            tensor.getRawData()
                    .asReadOnlyByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return values;
    }

    private TensorProto tensor(String name) throws OnnxGraphException {
        TensorProto tensor = constants.get(name);
        if (tensor == null || tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw new OnnxGraphException(
                    "weights " + name,
                    tensor == null ? "nothing" : String.valueOf(TensorProto.DataType.forNumber(tensor.getDataType())),
                    "float32; an int8 or float16 network cannot be quantised again");
        }
        return tensor;
    }
}
