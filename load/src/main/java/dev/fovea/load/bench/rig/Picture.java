package dev.fovea.load.bench.rig;

/**
 * One encoded picture.
 *
 * @param jpeg never written to
 * @param width pixels
 * @param height pixels
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Picture(byte[] jpeg, int width, int height) {}
