package dev.fovea.query.access;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** A request refused before it reaches a resource, as a problem (RFC 9457). */
record Refusal(int status, String type, String title, String detail) {

    static final Refusal UNAUTHORIZED = new Refusal(
            401,
            "unauthorized",
            "Who asks?",
            "send an API key or a token as 'Authorization: Bearer …', or log in at /login.html; ./fovea key add makes"
                    + " a key");
    static final Refusal FORBIDDEN = new Refusal(
            403, "forbidden", "Not allowed", "the role of this login does not reach that far; ask an admin for more");
    static final Refusal CROSS_SITE = new Refusal(
            403, "cross-site", "Not from another site", "a page of another origin may not change anything here");
    static final Refusal FOREIGN_HOST = new Refusal(
            403,
            "foreign-host",
            "Not by this name",
            "a service without logins answers to localhost and 127.0.0.1 only; use one of these in the address");

    /** Answers and ends the request. */
    void send(RoutingContext context, Map<String, String> headers) {
        if (context.response().ended()) {
            return;
        }
        context.response().setStatusCode(status);
        headers.forEach(context.response()::putHeader);
        context.response()
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "urn:fovea:problem:" + type)
                        .put("status", status)
                        .put("title", title)
                        .put("detail", detail)
                        .encode());
    }
}
