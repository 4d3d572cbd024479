package dev.fovea.query;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A request that the service must refuse as the sender's mistake. */
final class BadRequest {

    private BadRequest() {}

    /**
     * Asks, and expects a problem with status 400.
     *
     * @param path with its query, encoded
     * @param field the parameter that the problem names
     * @param detail part of what it says
     */
    static void bad(String path, String field, String detail) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field))
                .body("detail", containsString(detail));
    }
}
