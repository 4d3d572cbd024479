package dev.fovea.query.access;

import dev.fovea.query.config.QuerySettings;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often one login may ask, and how often one address may show a wrong key. Thread-safe. */
@Singleton
public final class Limits {

    private static final double TRIES = 10;
    private static final double TRIES_PER_SECOND = TRIES / 60;

    private final Allowance requests;
    private final Allowance failures = new Allowance(TRIES_PER_SECOND, TRIES);

    Limits(QuerySettings settings) {
        this.requests = new Allowance(
                settings.query().security().requestsPerSecond(),
                settings.query().security().burst());
    }

    /** How long a login must wait before its next request; zero if it may go on, which is then counted. */
    public Duration request(String name) {
        return requests.take(name, System.nanoTime());
    }

    /** An address has shown a wrong key. */
    void failed(String address) {
        failures.take(address, System.nanoTime());
    }

    /** How long an address must wait before it may show a key again. */
    Duration untilNextTry(String address) {
        return failures.await(address, System.nanoTime());
    }

    /** Whole seconds for a {@code Retry-After} header. */
    public static String seconds(Duration wait) {
        return Long.toString(wait.plusMillis(999).toSeconds());
    }

    static String address(RoutingContext context) {
        return context.request().remoteAddress() == null
                ? "unknown"
                : context.request().remoteAddress().hostAddress();
    }
}
