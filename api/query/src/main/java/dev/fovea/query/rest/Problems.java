package dev.fovea.query.rest;

import dev.fovea.query.access.Limits;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;

/** The problems that this API answers with (RFC 9457); each has a stable {@code type}. */
final class Problems {

    /** Of an answer that needs the state of all cameras asked for. */
    static final String NOT_WHOLE =
            "Not all of the answer can be told now; the problem's 'missing' lists the partitions"
                    + " of which none of the instances can tell. There are no partial answers";

    private static final String TYPE = "urn:fovea:problem:";

    private Problems() {}

    /** 400: a parameter or field is wrong; {@code field} names it. */
    static HttpProblem invalid(String field, String detail) {
        return start("invalid-request", 400, "The request cannot be accepted", detail)
                .with("field", field)
                .build();
    }

    /** 403: the login sees some cameras only, and not what was asked for. */
    static HttpProblem invisible() {
        return start(
                        "not-visible",
                        403,
                        "Not visible",
                        "this login sees some cameras only; name one or more of them (GET /v1/session lists them)")
                .build();
    }

    /** 429 with {@code Retry-After}. */
    static HttpProblem tooMany(Duration wait) {
        return start("too-many-requests", 429, "Too many requests", "this login asks faster than it may")
                .withHeader("Retry-After", Limits.seconds(wait))
                .build();
    }

    /** 404. */
    static HttpProblem notFound(String detail) {
        return start("not-found", 404, "Not found", detail).build();
    }

    /** 410: it was there, and retention has passed. */
    static HttpProblem gone(String detail) {
        return start("gone", 410, "No longer kept", detail).build();
    }

    /** 422: what is there cannot be worked on. */
    static HttpProblem uncuttable(String detail) {
        return start("uncuttable", 422, "No part can be cut out", detail).build();
    }

    /** 503 with {@code Retry-After}. */
    static HttpProblem notReady(String detail) {
        return start("not-ready", 503, "Not ready", detail)
                .withHeader("Retry-After", "2")
                .build();
    }

    /** 503 with {@code Retry-After}; {@code missing} lists the partitions without which there is no whole answer. */
    static HttpProblem missing(Collection<Integer> partitions, String detail) {
        return start("not-ready", 503, "Not ready", detail)
                .with("missing", partitions)
                .withHeader("Retry-After", "2")
                .build();
    }

    private static HttpProblem.Builder start(String type, int status, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create(TYPE + type))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail);
    }
}
