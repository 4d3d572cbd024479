package dev.fovea.ingest.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link MessageWriter} writes. Used by one thread. */
public final class MessageReader implements AutoCloseable {

    private static final int BUFFER = 64 << 10;
    /** More than the largest frame with its head: a longer message is none. */
    private static final int MAX_LENGTH = 64 << 20;

    private final DataInputStream in;

    public MessageReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, BUFFER));
    }

    /**
     * The next message, or null if the other side ended.
     *
     * @throws IOException if what comes is no message, or ends within one
     */
    public @Nullable Message read() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 1 || length > MAX_LENGTH) {
            throw new IOException("a message of " + length + " bytes, not 1 to " + MAX_LENGTH);
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return Codec.read(body);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
