package dev.fovea.ingest.source;

import dev.fovea.topics.SourceAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks a camera's host up before FFmpeg does, which reports an unknown host as an input/output error, and whose look-up
 * does not heed deadlines.
 */
final class HostLookup {

    private HostLookup() {}

    /** @throws SourceException if the host's name is not known or the name service gives no answer in time */
    static void check(SourceAddress address, Deadline deadline, Duration limit)
            throws SourceException, InterruptedException {
        String host = host(address.location());
        if (host.contains("${")) {
            return; // A host that is itself a secret is left to the connection, since an error here would show it.
        }
        CompletableFuture<Void> lookup = new CompletableFuture<>();
        Thread.ofVirtual().name("lookup").start(() -> {
            try {
                InetAddress.getByName(host);
                lookup.complete(null);
            } catch (UnknownHostException e) {
                lookup.completeExceptionally(e);
            }
        });
        deadline.begin(limit);
        try {
            lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new SourceException("host '" + host + "' is not known: check its name and the name service");
        } catch (TimeoutException e) {
            throw new SourceException("the name service did not say in time where host '" + host + "' is");
        } finally {
            deadline.end();
        }
    }

    /** The host of {@code host:port/path}; an IPv6 address without its brackets. */
    static String host(String location) {
        String authority = location.split("[/?#]", 2)[0];
        if (authority.startsWith("[")) {
            return authority.substring(1, Math.max(1, authority.indexOf(']')));
        }
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
