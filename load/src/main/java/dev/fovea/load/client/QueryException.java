package dev.fovea.load.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.topics.Json;

/** A service refused a request or could not be reached. The message is fit to be shown to a user. */
public class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueryException(String message) {
        super(message);
    }

    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a service refused: the {@code detail} of its problem document (RFC 9457), or the body as it is. */
    static QueryException refused(int status, String body) {
        try {
            JsonNode problem = Json.mapper().readTree(body);
            String detail = problem.path("detail").asText(problem.path("title").asText(body));
            return new QueryException(detail.isEmpty() ? "refused with status " + status : detail);
        } catch (JsonProcessingException e) {
            return new QueryException("refused with status " + status + ": " + body, e);
        }
    }
}
