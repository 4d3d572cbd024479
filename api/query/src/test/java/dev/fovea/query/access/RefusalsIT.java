package dev.fovea.query.access;

import static dev.fovea.query.access.Caller.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.keys.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no login makes right: other sites' pages, tried keys and haste. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(GuardedProfile.class)
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class RefusalsIT {

    private static final String BODY = "{\"source\":\"rtsp://10.0.0.8/gate\"}";

    @TestHTTPResource("/")
    URI root;

    private Caller caller;

    @BeforeEach
    void awaitReadiness() {
        Caller.awaitReadiness();
        caller = new Caller(root);
    }

    @Test
    void shouldRefuseChangesFromOtherSites() {
        for (Map<String, String> origin : List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            as("admin")
                    .headers(origin)
                    .contentType(ContentType.JSON)
                    .body(BODY)
                    .put("/v1/cameras/gate")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:fovea:problem:cross-site"));
        }
        Response own = as("admin")
                .header("Origin", "http://" + root.getAuthority())
                .contentType(ContentType.JSON)
                .body(BODY)
                .put("/v1/cameras/gate");
        assertThat(own.statusCode()).as(own.asString()).isIn(200, 201);
    }

    @Test
    void shouldShareNothingWithOtherSites() {
        Response read = as("admin").header("Origin", "https://evil.example").get("/v1/cameras");
        Response asked = given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "PUT")
                .options("/v1/cameras/gate");

        assertThat(read.header("Access-Control-Allow-Origin")).isNull();
        assertThat(asked.header("Access-Control-Allow-Origin")).isNull();
        for (String path : List.of("/", "/login.html", "/app/main.js", "/v1/cameras")) {
            Response page = as("admin").get(path);
            assertThat(page.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void shouldMakeAnAddressWaitThatTriesKeys() throws Exception {
        String wrong = "fovea_admin_" + "A".repeat(43);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            statuses.add(caller.status("GET", "/v1/session", wrong));
        }

        assertThat(statuses)
                .startsWith(401)
                .endsWith(429)
                .containsOnly(401, 429)
                .isSorted();
        given().header("Authorization", "Bearer " + wrong)
                .get("/v1/session")
                .then()
                .statusCode(429)
                .body("type", equalTo("urn:fovea:problem:too-many-tries"));
        Awaitility.await("the address may try again")
                .until(() -> as("admin").get("/v1/session").statusCode() == 200);
    }

    @Test
    void shouldSlowDownALoginThatAsksTooOften() throws Exception {
        int asked = 0;
        Response answer = as("hasty").get("/v1/session");
        while (answer.statusCode() == 200 && asked < 2 * GuardedProfile.BURST) {
            asked++;
            answer = as("hasty").get("/v1/session");
        }

        assertThat(asked).isBetween(GuardedProfile.BURST, 2 * GuardedProfile.BURST - 1);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(caller.status("GET", "/v1/session", GuardedProfile.key(Role.VIEWER.word())))
                .as("another login")
                .isEqualTo(200);
    }
}
