package dev.fovea.query.access;

import static dev.fovea.query.access.Caller.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions of browsers and tokens of an issuer: how they begin, what they grant and when they end. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(GuardedProfile.class)
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class LoginsIT {

    @TestHTTPResource("/")
    URI root;

    private Caller caller;

    @BeforeEach
    void awaitReadiness() {
        Caller.awaitReadiness();
        caller = new Caller(root);
    }

    @Test
    void shouldLogABrowserInWithACookieThatOnlyThisSiteCanUseAndOutAgain() {
        Response login = as("viewer").post("/v1/session");

        assertThat(login.header("Set-Cookie"))
                .startsWith("fovea-session=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .containsIgnoringCase("Path=/");
        String cookie = login.cookie("fovea-session");
        given().cookie("fovea-session", cookie)
                .get("/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("viewer"))
                .body("role", equalTo("viewer"));
        given().cookie("fovea-session", cookie + "x").get("/v1/cameras").then().statusCode(401);
        given().cookie("fovea-session", cookie + "x").get("/").then().statusCode(200);
        assertThat(given().cookie("fovea-session", cookie).delete("/v1/session").header("Set-Cookie"))
                .containsIgnoringCase("Max-Age=0");
    }

    @Test
    void shouldEndSessionsWithTheKeyTheyCameFrom() {
        KeyFile file = GuardedProfile.file();
        String key = file.add(new Grant("guest", Role.VIEWER, Set.of(), null));
        Awaitility.await("the new key is known")
                .pollInterval(java.time.Duration.ofSeconds(1)) // Each try is a wrong key until then.
                .until(() -> withKey(key).get("/v1/session").statusCode() == 200);
        String cookie = withKey(key).post("/v1/session").cookie("fovea-session");
        given().cookie("fovea-session", cookie).get("/v1/cameras").then().statusCode(200);

        file.remove("guest");

        Awaitility.await("the session has ended")
                .until(() -> given().cookie("fovea-session", cookie)
                                .get("/v1/cameras")
                                .statusCode()
                        == 401);
    }

    private static io.restassured.specification.RequestSpecification withKey(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    @Test
    void shouldTakeTheTokensOfTheIssuerWithTheirRolesCamerasAndEnd() throws Exception {
        String viewer = token(Set.of("viewer"), List.of("yard"), 300);
        String stranger = token(Set.of("stranger"), null, 300);
        String operator = token(Set.of("operator", "stranger"), null, 300);

        assertThat(caller.status("GET", "/v1/detections?camera=yard", viewer)).isEqualTo(200);
        assertThat(caller.status("GET", "/v1/detections?camera=gate", viewer)).isEqualTo(403);
        assertThat(caller.status("PUT", "/v1/cameras/gate", viewer)).isEqualTo(403);
        assertThat(caller.status("PUT", "/v1/cameras/gate", operator)).isIn(200, 201);
        assertThat(caller.status("GET", "/q/metrics", operator)).isEqualTo(403);
        assertThat(caller.status("GET", "/v1/cameras", stranger)).isEqualTo(403);
        assertThat(caller.status("GET", "/v1/cameras", token(Set.of("admin"), null, -300)))
                .isEqualTo(401);
        assertThat(caller.status("GET", "/v1/cameras", viewer.substring(0, viewer.length() - 4) + "AAAA"))
                .isEqualTo(401);
    }

    @Test
    void shouldCloseAStreamWhenItsTokenEnds() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/v1/stream"))
                .header("Authorization", "Bearer " + token(Set.of("viewer"), null, 5))
                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().toList())
                .contains("event:cut-off")
                .anyMatch(line -> line.contains("the login has ended"));
    }

    private static String token(Set<String> roles, @Nullable List<String> cameras, long seconds) {
        var claims = Jwt.claims()
                .subject("somebody")
                .upn("somebody")
                .groups(roles)
                .issuedAt(Instant.now().minusSeconds(600))
                .expiresAt(Instant.now().plusSeconds(seconds));
        return (cameras == null ? claims : claims.claim("fovea_cameras", cameras)).sign(GuardedProfile.signer());
    }
}
