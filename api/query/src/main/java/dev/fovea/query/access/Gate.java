package dev.fovea.query.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Refuses, before anybody is asked who they are, what no login can make right: other sites' pages that would change
 * something, foreign host names, and addresses that try keys.
 */
@Singleton
final class Gate {

    /** Before authentication, which has 200. */
    private static final int PRIORITY = 250;

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Doors doors;
    private final Limits limits;

    Gate(Doors doors, Limits limits) {
        this.doors = doors;
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    /**
     * The framework ends a request whose role does not reach without a word, and the problem library fails over one whose
     * token is not good, since it was built for another version of the framework.
     */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(context -> {
            switch (context.failure()) {
                case ForbiddenException e -> Refusal.FORBIDDEN.send(context, Map.of());
                case AuthenticationFailedException e -> AccessMechanism.ask(context);
                case null, default -> context.next();
            }
        });
    }

    private void check(RoutingContext context) {
        String host = host(context);
        if (!doors.accepts(host)) {
            Refusal.FOREIGN_HOST.send(context, Map.of());
        } else if (!SAFE.contains(context.request().method().name()) && isCrossSite(context, host)) {
            Refusal.CROSS_SITE.send(context, Map.of());
        } else if (context.request().getHeader("Authorization") != null
                && limits.untilNextTry(Limits.address(context)).isPositive()) {
            Duration wait = limits.untilNextTry(Limits.address(context));
            new Refusal(429, "too-many-tries", "Too many wrong keys", "this address has shown too many wrong keys")
                    .send(context, Map.of("Retry-After", Limits.seconds(wait)));
        } else {
            context.next();
        }
    }

    private static String host(RoutingContext context) {
        return context.request().authority() == null
                ? ""
                : context.request().authority().toString();
    }

    /** By what the browser says of where the request comes from; other programs say nothing and hold no cookies. */
    private static boolean isCrossSite(RoutingContext context, String host) {
        String site = context.request().getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = context.request().getHeader("Origin");
        return origin != null && !isOf(origin, host);
    }

    private static boolean isOf(String origin, String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
