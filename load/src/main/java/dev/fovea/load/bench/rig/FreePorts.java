package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on loopback that nobody listens on. */
final class FreePorts {

    private static final int FROM = 20_000;
    private static final int TO = 30_000;
    private static final int ATTEMPTS = 100;

    private FreePorts() {}

    /** The first of so many free ports in a row. */
    static int inARow(int count) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(FROM, TO);
            if (areFree(first, count)) {
                return first;
            }
        }
        throw new BenchException("no " + count + " free ports in a row between " + FROM + " and " + TO);
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (!isFree(port)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false; // Taken: the answer, not an error.
        }
    }
}
