package dev.fovea.inference.rest;

import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.topics.Reason;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** The refusals of this service as RFC 9457 problems, each saying what is accepted. */
final class Problems {

    /** RFC 9110, 15.5.21; Jakarta REST has no constant for it. */
    private static final int UNPROCESSABLE = 422;

    private static final String UNPROCESSABLE_TITLE = "Unprocessable Content";

    private Problems() {}

    private static HttpProblem.Builder problem(Status status, String detail) {
        return problem(status.getStatusCode(), status.getReasonPhrase(), detail);
    }

    private static HttpProblem.Builder problem(int status, String title, String detail) {
        return HttpProblem.builder().withTitle(title).withStatus(status).withDetail(detail);
    }

    static HttpProblem notWarm() {
        return problem(Status.SERVICE_UNAVAILABLE, "The model is not warm yet; try again in a few seconds")
                .withHeader("Retry-After", 5)
                .build();
    }

    static HttpProblem busy(int concurrent) {
        return problem(
                        Status.TOO_MANY_REQUESTS,
                        concurrent + " pictures are being classified already (fovea.classify.concurrent); try again")
                .withHeader("Retry-After", 1)
                .build();
    }

    static HttpProblem noFile() {
        return problem(Status.BAD_REQUEST, "The form has no file; each file is taken as a picture")
                .build();
    }

    static HttpProblem tooMany(int pictures, int concurrent) {
        return problem(
                        Status.REQUEST_ENTITY_TOO_LARGE,
                        pictures + " pictures in one request; accepted: at most " + concurrent
                                + " (fovea.classify.concurrent)")
                .build();
    }

    static HttpProblem mediaType(@Nullable String found) {
        return problem(
                        Status.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type is " + (found == null ? "missing" : "'" + found + "'")
                                + "; accepted: image/jpeg, image/png, or several in multipart/form-data")
                .build();
    }

    static HttpProblem tooLarge(long limit) {
        return problem(
                        Status.REQUEST_ENTITY_TOO_LARGE,
                        "The body is larger than " + limit + " bytes (fovea.inference.max-bytes)")
                .build();
    }

    static HttpProblem unreadable(UnreadablePictureException e) {
        HttpProblem.Builder problem = e.reason() == Reason.OVERSIZE
                ? problem(Status.REQUEST_ENTITY_TOO_LARGE, e.error())
                : problem(UNPROCESSABLE, UNPROCESSABLE_TITLE, e.error());
        return problem.with("reason", e.reason().word()).build();
    }

    static HttpProblem networkFailed(String message) {
        return problem(Status.INTERNAL_SERVER_ERROR, message).build();
    }

    static HttpProblem keyNeeded() {
        return problem(
                        Status.UNAUTHORIZED,
                        "Changing models needs the header 'Authorization: Bearer …' with fovea.inference.admin-key")
                .withHeader("WWW-Authenticate", "Bearer")
                .build();
    }

    static HttpProblem fromElsewhere() {
        return problem(
                        Status.FORBIDDEN,
                        "Without fovea.inference.admin-key, models are changed only by programs on this machine, and by no"
                                + " page in a browser; set that key to allow it from elsewhere")
                .build();
    }

    static HttpProblem noTrial() {
        return problem(
                        Status.NOT_FOUND,
                        "No version is or was on trial; PUT /v1/model/shadow or fovea.inference.shadow puts one")
                .build();
    }

    static HttpProblem unknownModel(String message) {
        return problem(Status.NOT_FOUND, message).build();
    }

    static HttpProblem brokenModel(String message) {
        return problem(UNPROCESSABLE, UNPROCESSABLE_TITLE, message).build();
    }

    static HttpProblem notKept(String message) {
        return problem(Status.INTERNAL_SERVER_ERROR, message).build();
    }

    static HttpProblem underWay(String message) {
        return problem(Status.CONFLICT, message).withHeader("Retry-After", 2).build();
    }

    static HttpProblem inUse(String message) {
        return problem(Status.CONFLICT, message).build();
    }
}
