package dev.fovea.ingest.network;

import java.io.Closeable;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Carries bytes between two sockets on virtual threads until either side ends; then both are closed. */
final class Pump {

    private static final Logger LOG = Logger.getLogger(Pump.class);

    /** Carries one direction until its end. */
    interface Way {
        void carry() throws IOException;
    }

    private Pump() {}

    /** Carries one direction on a thread of its own and the other on the calling one. */
    static void both(Way up, Way down, Closeable... ends) {
        Thread.ofVirtual().name("pump").start(() -> one(up, ends));
        one(down, ends);
    }

    private static void one(Way way, Closeable... ends) {
        try {
            way.carry();
        } catch (IOException e) {
            LOG.debugf("a camera's connection ended: %s", e.getMessage()); // Its reader sees the end and says so.
        } finally {
            close(ends);
        }
    }

    static void close(Closeable... ends) {
        for (Closeable end : ends) {
            try {
                end.close();
            } catch (IOException e) {
                LOG.debugf("closing failed: %s", e.getMessage());
            }
        }
    }
}
