package dev.fovea.ingest.worker;

import dev.fovea.ingest.wire.MessageReader;
import dev.fovea.ingest.wire.MessageWriter;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;

/**
 * A worker process. It lives as long as the socket to the ingest that started it: when that ends, however it ends, so does
 * the worker. Signals that are meant for ingest and reach its whole process group do not end it before.
 */
public final class WorkerMain {

    private static final int FAILED = 1;

    private WorkerMain() {}

    /**
     * Runs until ingest is gone.
     *
     * @param args the path of the socket on which ingest waits
     */
    public static void main(String[] args) {
        CountDownLatch ended = new CountDownLatch(1);
        // Daemon threads go on while hooks run: on Ctrl-C ingest can stop its cameras in its own order.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ended), "await-ingest"));
        ParentBond.tie(); // Before the connection: where ingest is gone already, that fails.
        int status = FAILED;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(args[0]));
            new Worker(new MessageReader(Channels.newInputStream(channel)), new MessageWriter(channel, "messages"))
                    .run();
            status = 0;
        } catch (IOException e) {
            System.err.println("the worker cannot go on: " + e.getMessage());
        } finally {
            ended.countDown();
            // Not exit: a thread that hangs in native code would hold it up.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
