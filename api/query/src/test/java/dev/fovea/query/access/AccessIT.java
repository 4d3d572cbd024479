package dev.fovea.query.access;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import dev.fovea.topics.Camera;
import dev.fovea.topics.FrameRef;
import dev.fovea.topics.Reason;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every route with every kind of login, and what else a service that asks who comes must refuse. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(GuardedProfile.class)
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class AccessIT {

    private static final List<String> LOGINS = List.of("none", "expired", "viewer", "scoped", "operator", "admin");

    /**
     * Each route with what each login gets. A viewer of the camera 'yard' sees that one, and what is asked of others is
     * not visible to it.
     */
    private static final String ROUTES = """
            # method path                                  none expired viewer scoped operator admin
            GET     /v1/cameras                            401  401     200    200    200      200
            GET     /v1/cameras/{yard}                     401  401     200    200    200      200
            GET     /v1/cameras/{gate}                     401  401     200    403    200      200
            PUT     /v1/cameras/{gate}                     401  401     403    403    200      200
            DELETE  /v1/cameras/{gone}                     401  401     403    403    404      404
            GET     /v1/cameras/{yard}/latest              401  401     200    200    200      200
            GET     /v1/cameras/{gate}/latest              401  401     200    403    200      200
            GET     /v1/cameras/{yard}/accounts            401  401     200    200    200      200
            GET     /v1/cameras/{gate}/accounts            401  401     200    403    200      200
            GET     /v1/detections                         401  401     200    200    200      200
            GET     /v1/detections?camera=gate             401  401     200    403    200      200
            GET     /v1/sightings                          401  401     200    200    200      200
            GET     /v1/sightings?camera=gate              401  401     200    403    200      200
            GET     /v1/labels                             401  401     200    200    200      200
            GET     /v1/labels?camera=gate                 401  401     200    403    200      200
            GET     /v1/activity                           401  401     200    200    200      200
            GET     /v1/activity?camera=gate               401  401     200    403    200      200
            GET     /v1/export/detections                  401  401     200    200    200      200
            GET     /v1/export/detections?camera=gate      401  401     200    403    200      200
            GET     /v1/frames/{partition}/{offset}        401  401     200    403    200      200
            GET     /v1/stream                             401  401     200    200    200      200
            GET     /v1/stream?camera=gate                 401  401     200    403    200      200
            GET     /v1/session                            401  401     200    200    200      200
            POST    /v1/session                            401  401     200    200    200      200
            DELETE  /v1/session                            401  401     204    204    204      204
            GET     /q/metrics                             401  401     403    403    403      200
            GET     /q/openapi                             401  401     403    403    403      200
            GET     /q/swagger-ui/                         401  401     403    403    403      200
            GET     /q/health                              401  401     403    403    403      200
            GET     /q/health/live                         200  401     200    200    200      200
            GET     /q/health/ready                        200  401     200    200    200      200
            GET     /                                      200  401     200    200    200      200
            GET     /v1/nothing                            401  401     404    404    404      404
            POST    /v1/cameras                            401  401     403    403    405      405
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @TestHTTPResource("/")
    URI root;

    private final HttpClient http = HttpClient.newHttpClient();
    private FrameRef frame;

    /** One row of the table. */
    private record Row(String method, String path, List<Integer> statuses) {}

    private static List<Row> rows() {
        return ROUTES.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1))
                .map(words -> new Row(
                        words[0],
                        words[1],
                        List.of(words).subList(2, words.length).stream()
                                .map(Integer::valueOf)
                                .toList()))
                .toList();
    }

    @BeforeEach
    void fill() {
        Awaitility.setDefaultTimeout(60, TimeUnit.SECONDS);
        Awaitility.await("the service is ready")
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
        Instant now = Instant.now().minusSeconds(60);
        try (Feeder feeder = new Feeder(servers)) {
            for (String camera : List.of("yard", "gate")) {
                feeder.camera(Camera.of(camera, "rtsp://10.0.0.8/" + camera));
                for (int seq = 0; seq < 4; seq++) {
                    feeder.detection(Samples.detection(camera, 1, seq, now.plusSeconds(seq), "car-of-" + camera, 0.9));
                }
                feeder.rejection(camera, 1, 4, Reason.STALE);
            }
            frame = feeder.frame("gate", 1, 0, now, new byte[] {(byte) 0xff, (byte) 0xd8, 7});
        }
        Awaitility.await("all is in the state")
                .until(() -> Set.copyOf(
                                as("admin").get("/v1/sightings").jsonPath().<String>getList("sightings.camera"))
                        .containsAll(Set.of("yard", "gate")));
    }

    private static RequestSpecification as(String login) {
        RequestSpecification request = given().urlEncodingEnabled(false);
        String key = GuardedProfile.key(login);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    @Test
    void shouldAnswerEveryRouteToEveryLoginAsTheTableSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            String path = path(row.path());
            for (int i = 0; i < LOGINS.size(); i++) {
                String login = LOGINS.get(i);
                int status = status(row.method(), path, GuardedProfile.key(login));
                if (status != row.statuses().get(i)) {
                    wrong.add(row.method() + " " + row.path() + " as " + login + ": " + status + " instead of "
                            + row.statuses().get(i));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private String path(String path) {
        return path.replace("{yard}", "yard")
                .replace("{gate}", "gate")
                .replace("{gone}", "no-such-camera")
                .replace("{partition}", Integer.toString(frame.partition()))
                .replace("{offset}", Long.toString(frame.offset()));
    }

    private int status(String method, String path, @Nullable String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("PUT")
                                ? HttpRequest.BodyPublishers.ofString("{\"source\":\"rtsp://10.0.0.8/gate\"}")
                                : HttpRequest.BodyPublishers.noBody());
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        // The body is not waited for: a live stream has no end.
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();
        boolean isProblem =
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        assertThat(isProblem || response.statusCode() < 400)
                .as("%s %s answers %s with a problem", method, path, response.statusCode())
                .isTrue();
        return response.statusCode();
    }

    @Test
    void shouldHaveARowForEveryRouteThatTheInterfaceDescribes() {
        Map<String, Map<String, Object>> paths =
                as("admin").get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method ->
                        Set.of("get", "put", "post", "delete", "patch").contains(method))
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + shape(path))));

        Set<String> covered = new TreeSet<>();
        rows().forEach(row -> covered.add(row.method() + " " + shape(row.path())));
        assertThat(covered).containsAll(described);
    }

    private static String shape(String path) {
        return path.replaceAll("\\?.*", "").replaceAll("\\{[^}]*}", "{}");
    }

    @Test
    void shouldShowAScopedViewerNothingOfOtherCameras() {
        for (String path : List.of(
                "/v1/cameras",
                "/v1/detections",
                "/v1/sightings",
                "/v1/labels",
                "/v1/activity",
                "/v1/export/detections",
                "/v1/export/detections?format=csv")) {
            String body = as("scoped").get(path).asString();
            assertThat(body).as(path).contains("yard").doesNotContain("gate");
        }
        assertThat(as("scoped").get("/v1/cameras").jsonPath().getMap("unattributed.byReason"))
                .isEmpty();
    }

    @Test
    void shouldStreamToAScopedViewerOnlyItsCameras() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/v1/stream"))
                .header("Authorization", "Bearer " + GuardedProfile.key("scoped"))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
                Feeder feeder = new Feeder(servers)) {
            assertThat(stream.readLine()).isNotNull();
            feeder.detection(Samples.detection("gate", 2, 0, Instant.now(), "car-of-gate", 0.9));
            feeder.detection(Samples.detection("yard", 2, 0, Instant.now(), "car-of-yard", 0.9));
            String line = stream.readLine();
            StringBuilder seen = new StringBuilder();
            while (line != null && !line.contains("car-of-yard")) {
                seen.append(line).append('\n');
                line = stream.readLine();
            }
            assertThat(line).contains("car-of-yard");
            assertThat(seen.toString()).doesNotContain("gate");
        }
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
                .until(() -> given().header("Authorization", "Bearer " + key)
                                .get("/v1/session")
                                .statusCode()
                        == 200);
        String cookie = given().header("Authorization", "Bearer " + key)
                .post("/v1/session")
                .cookie("fovea-session");
        given().cookie("fovea-session", cookie).get("/v1/cameras").then().statusCode(200);

        file.remove("guest");

        Awaitility.await("the session has ended")
                .until(() -> given().cookie("fovea-session", cookie)
                                .get("/v1/cameras")
                                .statusCode()
                        == 401);
    }

    @Test
    void shouldTakeTheTokensOfTheIssuerWithTheirRolesCamerasAndEnd() throws Exception {
        String viewer = token(Set.of("viewer"), List.of("yard"), 300);
        String peer = token(Set.of("peer"), null, 300);
        String operator = token(Set.of("operator", "stranger"), null, 300);

        assertThat(status("GET", "/v1/cameras/yard", viewer)).isEqualTo(200);
        assertThat(status("GET", "/v1/cameras/gate", viewer)).isEqualTo(403);
        assertThat(status("PUT", "/v1/cameras/gate", viewer)).isEqualTo(403);
        assertThat(status("PUT", "/v1/cameras/gate", operator)).isEqualTo(200);
        assertThat(status("GET", "/q/metrics", operator)).isEqualTo(403);
        assertThat(status("GET", "/v1/cameras", peer)).isEqualTo(403);
        assertThat(status("GET", "/v1/cameras", token(Set.of("admin"), null, -300)))
                .isEqualTo(401);
        assertThat(status("GET", "/v1/cameras", viewer.substring(0, viewer.length() - 4) + "AAAA"))
                .isEqualTo(401);
    }

    @Test
    void shouldCloseAStreamWhenItsTokenEnds() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/v1/stream"))
                .header("Authorization", "Bearer " + token(Set.of("viewer"), null, 5))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofLines());

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

    @Test
    void shouldRefuseChangesFromOtherSitesAndShareNothingWithThem() {
        String body = "{\"source\":\"rtsp://10.0.0.8/gate\"}";
        for (Map<String, String> origin : List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Origin", "null"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
            as("admin")
                    .headers(origin)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .put("/v1/cameras/gate")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:fovea:problem:cross-site"));
        }
        as("admin")
                .header("Origin", root.resolve("/").toString().replaceAll("/$", ""))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/cameras/gate")
                .then()
                .statusCode(200);
        Response read = as("admin").header("Origin", "https://evil.example").get("/v1/cameras");
        assertThat(read.header("Access-Control-Allow-Origin")).isNull();
        assertThat(given().header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "PUT")
                        .options("/v1/cameras/gate")
                        .header("Access-Control-Allow-Origin"))
                .isNull();
        assertThat(given().get("/").header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void shouldMakeAnAddressWaitThatTriesKeys() throws Exception {
        String wrong = "fovea_admin_" + "A".repeat(43);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            statuses.add(status("GET", "/v1/session", wrong));
        }

        assertThat(statuses).startsWith(401).endsWith(429);
        Response refused = as("admin").get("/v1/session");
        if (refused.statusCode() == 429) {
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 7);
        }
        Awaitility.await("the address may try again")
                .until(() -> as("admin").get("/v1/session").statusCode() == 200);
    }

    @Test
    void shouldSlowDownALoginThatAsksTooOften() throws Exception {
        KeyFile file = GuardedProfile.file();
        String key = file.add(new Grant("hasty", Role.VIEWER, Set.of(), null));
        Awaitility.await().until(() -> status("GET", "/v1/session", key) == 200);

        int asked = 0;
        while (status("GET", "/v1/session", key) == 200 && asked < 5_000) {
            asked++;
        }

        assertThat(asked).isBetween(390, 4_999);
        Response refused = given().header("Authorization", "Bearer " + key).get("/v1/session");
        if (refused.statusCode() == 429) {
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        }
        assertThat(status("GET", "/v1/session", GuardedProfile.key("viewer")))
                .as("another login")
                .isEqualTo(200);
    }
}
