package dev.fovea.inference.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns away requests that may not change models, before their body is read. */
public class ChangeGuard {

    private final ChangeRule rule;

    ChangeGuard(ChangeRule rule) {
        this.rule = rule;
    }

    @ServerRequestFilter
    @ChangesModels
    void filter(ContainerRequestContext context, HttpServerRequest request) {
        ChangeRule.Verdict verdict = rule.judge(
                fromThisMachine(request),
                context.getHeaderString(HttpHeaders.AUTHORIZATION),
                context.getHeaderString("Origin"));
        switch (verdict) {
            case ALLOWED -> {}
            case KEY_NEEDED -> throw Problems.keyNeeded();
            case ELSEWHERE -> throw Problems.fromElsewhere();
        }
    }

    private static boolean fromThisMachine(HttpServerRequest request) {
        try {
            // An address and no name: nothing is looked up.
            return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
