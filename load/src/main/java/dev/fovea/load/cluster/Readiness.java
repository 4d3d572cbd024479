package dev.fovea.load.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a process serves: a broker by its open port, a service by its health endpoint. */
public final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness() {}

    /** Whether the process answers now that it is ready. */
    public static boolean isReady(RunningProcess process) throws InterruptedException {
        return process.isAlive()
                && (process.service() == Service.KAFKA ? accepts(process.port()) : answers(process.port()));
    }

    /**
     * Waits until a process is ready.
     *
     * @throws ClusterException with the end of its log if it ends, or is not ready within the patience
     */
    static void await(RunningProcess process, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady(process)) {
            String name = process.service().word();
            if (!process.isAlive()) {
                throw new ClusterException(name + " ended while it was starting. The end of its log, " + process.log()
                        + ":\n" + Home.tail(process.log(), 15));
            }
            if (System.nanoTime() > deadline) {
                throw new ClusterException(name + " is not ready after " + patience.toSeconds()
                        + " s. The end of its log, " + process.log() + ":\n" + Home.tail(process.log(), 15));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false; // Nobody listens yet: the answer, not an error.
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // Not listening yet, or too busy to answer: not ready either way.
        }
    }
}
