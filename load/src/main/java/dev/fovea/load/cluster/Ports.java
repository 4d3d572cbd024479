package dev.fovea.load.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

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
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new ClusterException(
                    "port " + port + ", on which " + service.word() + " is to listen, is in use by another process;"
                            + " stop that process or choose another port: ./fovea up " + option + " PORT",
                    e);
        }
    }
}
