package dev.fovea.load.camera;

import java.time.Instant;

/**
 * One line of a camera's ledger. It is written before the first byte leaves, so that nobody can have seen a frame that
 * the ledger does not know; a frame that was cut off on its way is in the ledger all the same.
 *
 * @param stamp what the picture says of itself
 * @param at when it was about to be sent
 * @param width pixels
 * @param height pixels
 * @param crc CRC-32 of the bytes sent; of a video's frame, 0
 * @param intact whether the bytes were sent as they were encoded
 */
public record Sent(Stamp stamp, Instant at, int width, int height, long crc, boolean intact) {}
