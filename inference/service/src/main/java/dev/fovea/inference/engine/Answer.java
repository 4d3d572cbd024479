package dev.fovea.inference.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a network says of one batch.
 *
 * @param probabilities the softmax over the labels, [count,K] row by row, each 0 to 1
 * @param embeddings [count,D] row by row; null where the network has no such output
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one batch and is never compared.
public record Answer(float[] probabilities, float @Nullable [] embeddings) {}
