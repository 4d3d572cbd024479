package dev.fovea.ingest.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link MessageWriter} writes. Used by one thread. */
public final class MessageReader implements AutoCloseable {

    private static final int BUFFER = 64 << 10;
    /** More than the largest frame: a longer message is none. */
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
        int headLength = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int pictureLength = in.readInt();
        if (headLength < 1 || headLength > MAX_LENGTH || pictureLength < 0 || pictureLength > MAX_LENGTH) {
            throw new IOException(
                    "a message of " + headLength + " + " + pictureLength + " bytes, not 1 to " + MAX_LENGTH);
        }
        byte[] head = new byte[headLength];
        in.readFully(head);
        byte[] picture = new byte[pictureLength];
        in.readFully(picture);
        return Codec.read(head, picture);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
