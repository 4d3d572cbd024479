package dev.fovea.inference.batch;

import java.nio.ByteBuffer;

/**
 * A direct buffer that is used again for window after window and grows to the largest one. Not thread-safe; the memory goes
 * back when this is garbage.
 */
final class Pixels {

    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /** The buffer, holding at least so many bytes; what was in it may be lost. */
    ByteBuffer atLeast(long bytes) {
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
        }
        return buffer;
    }
}
