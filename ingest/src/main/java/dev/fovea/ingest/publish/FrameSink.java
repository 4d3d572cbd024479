package dev.fovea.ingest.publish;

import dev.fovea.ingest.capture.Frame;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Topic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the frames of a buffer to {@code fovea.frames}, on a thread of its own, and tells each frame's account what
 * became of it.
 */
final class FrameSink implements Runnable {

    private static final Logger LOG = Logger.getLogger(FrameSink.class);

    private final FrameBuffer buffer;
    private final Producer<String, byte[]> producer;
    private final Thread thread =
            Thread.ofPlatform().name("frame-sink").daemon().unstarted(this);
    private volatile boolean stopping;

    FrameSink(FrameBuffer buffer, Producer<String, byte[]> producer) {
        this.buffer = buffer;
        this.producer = producer;
    }

    void start() {
        thread.start();
    }

    /** What fails from now on fails because the instance stops. */
    void stopping() {
        stopping = true;
    }

    /** Ends the thread after the buffer was closed. */
    void end() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Override
    public void run() {
        try {
            for (Frame frame = buffer.take(); frame != null; frame = buffer.take()) {
                send(frame);
            }
        } catch (InterruptedException e) {
            LOG.debug("told to stop");
        }
    }

    private void send(Frame frame) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topic.FRAMES.topic(), frame.camera(), frame.jpeg());
        frame.headers().writeTo(record.headers());
        try {
            var _ = producer.send(record, (metadata, failure) -> sent(frame, failure));
        } catch (InterruptException e) {
            sent(frame, e);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "a frame could not be sent camera=%s seq=%d",
                    frame.camera(),
                    frame.headers().seq());
            sent(frame, e);
        }
    }

    private void sent(Frame frame, @Nullable Exception failure) {
        if (failure == null) {
            frame.account().published();
        } else {
            frame.account().dropped(reason(failure));
        }
        buffer.done(frame);
    }

    private Reason reason(Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            return Reason.OVERSIZE;
        }
        return stopping ? Reason.SHUTDOWN : Reason.BACKPRESSURE;
    }
}
