package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.feed.Kept;
import dev.fovea.ingest.picture.Size;
import dev.fovea.ingest.wire.Message;
import dev.fovea.ingest.wire.MessageReader;
import dev.fovea.ingest.wire.MessageWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A worker in this process that opens whatever it is told to and does the rest as the test says. */
final class FakeWorker implements WorkerProcess {

    private final Pipe orders = Pipe.open();
    private final Pipe answers = Pipe.open();
    private final AtomicInteger reads = new AtomicInteger();
    private final MessageReader in =
            new MessageReader(new FilterInputStream(Channels.newInputStream(answers.source())) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    reads.incrementAndGet();
                    return super.read(bytes, offset, length);
                }
            });
    private final MessageWriter out = new MessageWriter(orders.sink(), "fake-orders");
    private final MessageReader received = new MessageReader(Channels.newInputStream(orders.source()));
    private final MessageWriter said = new MessageWriter(answers.sink(), "fake-answers");
    private final CompletableFuture<WorkerExit> exit = new CompletableFuture<>();
    private final Map<String, Integer> captures = new ConcurrentHashMap<>();
    private volatile boolean hangs;

    FakeWorker() throws IOException {
        Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            for (Message message = received.read(); message != null; message = received.read()) {
                switch (message) {
                    case Message.Setup s -> said.write(new Message.Ready());
                    case Message.Open(var capture, var camera, var location) -> {
                        captures.put(camera.id(), capture);
                        said.write(new Message.Opened(capture));
                    }
                    case Message.Close(var capture) -> {
                        if (!hangs) {
                            captures.values().remove(capture);
                            said.write(new Message.Ended(capture, null));
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            end(1, Optional.empty());
        }
    }

    boolean reads(String camera) {
        return captures.containsKey(camera);
    }

    void picture(String camera) {
        say(camera, new Kept.Picture(Instant.EPOCH, new Size(4, 3), List.of(), new byte[10]));
    }

    private void say(String camera, Kept kept) {
        said.write(new Message.Got(captures.getOrDefault(camera, -1), kept));
    }

    void end(String camera, String error) {
        said.write(new Message.Ended(captures.getOrDefault(camera, -1), error));
    }

    /** A native call of this camera does not come back; closing it does not help. */
    void hang(String camera) {
        said.write(new Message.Alive(Map.of(captures.getOrDefault(camera, -1), Duration.ofMinutes(1))));
    }

    /** Nothing that is asked is done any more. */
    void ignoreClosing() {
        hangs = true;
    }

    /** Says that all is well, and returns when that was heard. */
    void alive() {
        int before = reads.get();
        said.write(new Message.Alive(Map.of()));
        Awaitility.await("heard").pollInterval(Duration.ofMillis(1)).until(() -> reads.get() > before);
    }

    /** The process ends. */
    void end(int status, Optional<String> thread) {
        exit.complete(new WorkerExit(status, thread, Optional.empty()));
        try {
            said.close();
            received.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasEnded() {
        return exit.isDone();
    }

    @Override
    public MessageReader in() {
        return in;
    }

    @Override
    public MessageWriter out() {
        return out;
    }

    @Override
    public long pid() {
        return 0;
    }

    @Override
    public void kill() {
        end(137, Optional.empty());
    }

    @Override
    public WorkerExit awaitExit() throws InterruptedException {
        return exit.join();
    }
}
