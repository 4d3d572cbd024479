package dev.fovea.load.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** TCP ports on loopback. */
public final class Ports {

    private Ports() {}

    /**
     * Makes sure that a port can be listened on.
     *
     * @param option the option of {@code ./fovea up} that chooses another port
     * @throws ClusterException if another process has it
     */
    public static void requireFree(int port, Service service, String option) {
        if (!isFree(port)) {
            throw new ClusterException(
                    "port " + port + ", on which " + service.word() + " is to listen, is in use by another process;"
                            + " stop that process or choose another port: ./fovea up " + option + " PORT");
        }
    }

    /**
     * The first of some ports in a row that nobody has at the moment, below the range from which the system takes ports for
     * outgoing connections.
     *
     * @throws ClusterException if there are none
     */
    public static int free(int count) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(10_000, 20_000);
            if (IntStream.range(first, first + count).allMatch(Ports::isFree)) {
                return first;
            }
        }
        throw new ClusterException("no " + count + " free ports in a row on this machine");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false; // Somebody listens there: the answer, not an error.
        }
    }
}
