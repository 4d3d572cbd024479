package dev.fovea.ingest.wire;

import dev.fovea.ingest.feed.Kept;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages to a channel: the length of the head and the length of the picture in four bytes each, the head, which
 * is one byte with the kind and its fields, and the picture, which is not copied on the way. Thread-safe.
 *
 * <p>A thread of its own does it, since captures are interrupted to stop them, and an interrupted thread that writes to a
 * channel closes it for all. What waits is bounded by the credit that captures have, see {@link Message.Credit}.
 */
public final class MessageWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MessageWriter.class);

    private final GatheringByteChannel channel;
    private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
    private volatile boolean broken;

    /** @param name of the thread */
    public MessageWriter(GatheringByteChannel channel, String name) {
        this.channel = channel;
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Writes a message soon, or never if the other side is gone, which its reader notices. Waits for nothing. */
    public void write(Message message) {
        if (!broken) {
            queue.add(message);
        }
    }

    /** Messages that wait. */
    public int waiting() {
        return queue.size();
    }

    private void run() {
        try {
            while (true) {
                send(queue.take());
            }
        } catch (IOException e) {
            LOG.debugf("the other side takes no more: %s", e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("told to stop");
        } finally {
            broken = true;
            queue.clear();
        }
    }

    private void send(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        Codec.write(message, new DataOutputStream(bytes));
        byte[] picture = picture(message);
        ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES + bytes.size())
                .putInt(bytes.size())
                .putInt(picture == null ? 0 : picture.length)
                .put(bytes.toByteArray())
                .flip();
        ByteBuffer[] parts =
                picture == null ? new ByteBuffer[] {head} : new ByteBuffer[] {head, ByteBuffer.wrap(picture)};
        while (head.hasRemaining() || parts[parts.length - 1].hasRemaining()) {
            channel.write(parts);
        }
    }

    private static byte @Nullable [] picture(Message message) {
        return message instanceof Message.Got(var _, Kept.Picture picture) ? picture.jpeg() : null;
    }

    /** Closes the channel; what still waits is not written. */
    @Override
    public void close() throws IOException {
        channel.close();
        broken = true;
        queue.add(new Message.Ready()); // Wakes the thread, which finds the channel closed.
    }
}
