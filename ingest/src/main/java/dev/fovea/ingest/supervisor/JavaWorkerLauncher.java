package dev.fovea.ingest.supervisor;

import dev.fovea.ingest.wire.MessageReader;
import dev.fovea.ingest.wire.MessageWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Starts workers as Java processes, each connected by a Unix domain socket in a folder that only this user may enter and
 * that is gone once the worker is connected. The standard streams are not used for messages, since native code prints to
 * them. Thread-safe.
 */
final class JavaWorkerLauncher implements WorkerLauncher {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final WorkerCommand command;

    JavaWorkerLauncher(WorkerCommand command) {
        this.command = command;
    }

    @Override
    public WorkerProcess launch(int number) throws IOException {
        try {
            return start(number);
        } catch (IOException e) {
            throw new IOException(
                    "the worker process did not start (" + e.getMessage() + "): see the log of ingest, check its memory"
                            + " limit and that " + System.getProperty("java.io.tmpdir")
                            + " can be written to, or set fovea.capture.isolation=none",
                    e);
        }
    }

    private WorkerProcess start(int number) throws IOException {
        Path folder = Files.createTempDirectory("fovea-worker");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            ProcessBuilder builder = new ProcessBuilder(command.commandLine(socket)).redirectErrorStream(true);
            WorkerCommand.reduce(builder.environment());
            Process process = builder.start();
            try {
                return connect(process, server, number);
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static WorkerProcess connect(Process process, ServerSocketChannel server, int number) throws IOException {
        WorkerOutput output = new WorkerOutput(number);
        Thread reader =
                Thread.ofVirtual().name("worker-output-" + number).start(() -> output.read(process.inputReader()));
        // Whichever comes first, the process' end or its time being over, ends the wait for its connection.
        var _ = process.onExit()
                .orTimeout(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, late) -> close(server));
        try {
            SocketChannel channel = server.accept();
            return new Connected(
                    process,
                    output,
                    reader,
                    new MessageReader(Channels.newInputStream(channel)),
                    new MessageWriter(channel, "worker-" + number + "-out"));
        } catch (ClosedChannelException e) {
            throw new IOException(process.isAlive() ? "no connection within " + START_LIMIT : "it ended early", e);
        }
    }

    private static void close(ServerSocketChannel server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Connected(Process process, WorkerOutput output, Thread reader, MessageReader in, MessageWriter out)
            implements WorkerProcess {

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }

        @Override
        public WorkerExit awaitExit() throws InterruptedException {
            int status = process.waitFor();
            reader.join();
            return output.exit(status);
        }
    }
}
