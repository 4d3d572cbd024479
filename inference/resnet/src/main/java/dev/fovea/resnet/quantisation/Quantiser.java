package dev.fovea.resnet.quantisation;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.packages.InputFormat;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Makes an int8 graph of a float32 one: weights symmetric with a scale for each output channel, activations unsigned with the range
 * found on real pictures.
 *
 * @param method how far ranges reach
 * @param weightBits 8, or 7 where the multiplication of bytes saturates (AVX2, and AVX-512 without VNNI)
 * @param threads that look at activations, ≥ 1
 */
public record Quantiser(RangeMethod method, int weightBits, int threads) {

    public Quantiser {
        if (weightBits != 7 && weightBits != 8) {
            throw new IllegalArgumentException("weights of " + weightBits + " bits; accepted: 8 or 7");
        }
    }

    /**
     * Quantises.
     *
     * @param onnx a graph that keeps to {@link dev.fovea.resnet.packages.TensorContract}
     * @param pixels direct; pictures to learn the ranges on, uint8 RGB [N,H,W,3], N by its capacity
     * @throws OnnxGraphException if there is nothing to quantise in it, or it does not run
     */
    public byte[] quantise(byte[] onnx, InputFormat input, ByteBuffer pixels) throws OnnxGraphException {
        ModelProto network = PreparedGraph.of(parse(onnx));
        QuantisationPlan plan = QuantisationPlan.of(network.getGraph());
        if (plan.nodes().isEmpty()) {
            throw new OnnxGraphException("graph", "no convolution", "convolutions with constant weights");
        }
        try {
            Map<String, ActivationRange> ranges =
                    new ActivationRanges(network, plan.tensors(), input, threads).find(pixels, method);
            return QuantisedGraph.of(network, plan, ranges, weightBits).toByteArray();
        } catch (OrtException e) {
            throw new OnnxGraphException("graph", "one that does not run: " + e.getMessage(), "one that does", e);
        }
    }

    private static ModelProto parse(byte[] onnx) throws OnnxGraphException {
        try {
            return ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxGraphException("file", "bytes that are no ONNX model", "an ONNX file", e);
        }
    }
}
