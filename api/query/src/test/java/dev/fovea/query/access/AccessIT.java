package dev.fovea.query.access;

import static dev.fovea.query.access.Caller.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.BrokerResource;
import dev.fovea.query.contract.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every route with every kind of login. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(GuardedProfile.class)
@Timeout(180)
@SuppressWarnings("NullAway.Init") // The test framework sets the fields before each test.
class AccessIT {

    private static final List<String> LOGINS = List.of("none", "expired", "viewer", "scoped", "operator", "admin");

    /**
     * Each route with what each login gets. The scoped one is a viewer of the camera 'yard' alone; what is asked of
     * others is not visible to it.
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
            POST    /v1/camera-tests                       401  401     403    403    400      400
            GET     /v1/detections                         401  401     200    200    200      200
            GET     /v1/detections?camera=gate             401  401     200    403    200      200
            GET     /v1/detections?camera=yard&camera=gate 401  401     200    403    200      200
            GET     /v1/sightings                          401  401     200    200    200      200
            GET     /v1/sightings?camera=gate              401  401     200    403    200      200
            GET     /v1/similar?frame={of-yard}            401  401     200    200    200      200
            GET     /v1/similar?frame={of-gate}            401  401     200    404    200      200
            GET     /v1/similar?frame={of-yard}&camera=gate 401 401     200    403    200      200
            GET     /v1/labels                             401  401     200    200    200      200
            GET     /v1/labels?camera=gate                 401  401     200    403    200      200
            GET     /v1/activity                           401  401     200    200    200      200
            GET     /v1/activity?camera=gate               401  401     200    403    200      200
            GET     /v1/activity/heatmap?camera=yard       401  401     200    200    200      200
            GET     /v1/activity/heatmap?camera=gate       401  401     200    403    200      200
            GET     /v1/activity/heatmap                   401  401     400    400    400      400
            GET     /v1/export/detections                  401  401     200    200    200      200
            GET     /v1/export/detections?camera=gate      401  401     200    403    200      200
            GET     /v1/frames/{of-yard}                   401  401     200    200    200      200
            GET     /v1/frames/{of-gate}                   401  401     200    403    200      200
            GET     /v1/frames/{of-gate}?region=0          401  401     422    403    422      422
            GET     /v1/rejections                         401  401     200    200    200      200
            GET     /v1/rejections?camera=gate             401  401     200    403    200      200
            GET     /v1/stream                             401  401     200    200    200      200
            GET     /v1/stream?camera=gate                 401  401     200    403    200      200
            GET     /v1/health                             401  401     200    403    200      200
            GET     /v1/instances/cameras?partition=0      401  401     200    200    200      200
            GET     /v1/instances/cameras?partition=0&camera=gate 401 401 200  403    200      200
            GET     /v1/instances/detections?partition=0   401  401     200    200    200      200
            GET     /v1/instances/detections?partition=0&camera=gate 401 401 200 403  200      200
            GET     /v1/instances/sightings?partition=0    401  401     200    200    200      200
            GET     /v1/instances/sightings?partition=0&camera=gate 401 401 200 403   200      200
            GET     /v1/instances/activity?partition=0     401  401     200    200    200      200
            GET     /v1/instances/heatmap?partition=0&camera=gate 401 401 200  403    200      200
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
            GET     /login.html                            200  401     200    200    200      200
            GET     /app/main.js                           200  401     200    200    200      200
            GET     /v1/nothing                            401  401     404    404    404      404
            POST    /v1/cameras                            401  401     403    403    405      405
            PATCH   /v1/cameras/{gate}                     401  401     403    403    405      405
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @TestHTTPResource("/")
    URI root;

    private Caller caller;

    /** One row of the table. */
    private record Row(String method, String path, List<Integer> statuses) {

        static Row read(String line) {
            List<String> words = List.of(line.split("\\s+"));
            return new Row(
                    words.get(0),
                    words.get(1),
                    words.subList(2, words.size()).stream()
                            .map(Integer::valueOf)
                            .toList());
        }

        /** As the description of the interface writes it; a frame has two parameters. */
        String shape() {
            return method + " "
                    + path.replaceAll("\\?.*", "")
                            .replaceAll("/frames/\\{[^}]*}", "/frames/{}/{}")
                            .replaceAll("\\{[^}]*}", "{}");
        }
    }

    private static List<Row> rows() {
        return ROUTES.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Row::read)
                .toList();
    }

    @BeforeEach
    void awaitReadiness() {
        Caller.awaitReadiness();
        caller = new Caller(root);
    }

    @Test
    void shouldAnswerEveryRouteToEveryLoginAsTheTableSays() throws Exception {
        TwoCameras cameras = TwoCameras.feed(servers);
        List<String> wrong = new ArrayList<>();
        for (Row row : rows()) {
            String path = row.path()
                    .replace("{yard}", "yard")
                    .replace("{gate}", "gate")
                    .replace("{gone}", "no-such-camera")
                    .replace("{of-yard}", cameras.frame("yard"))
                    .replace("{of-gate}", cameras.frame("gate"));
            for (int i = 0; i < LOGINS.size(); i++) {
                int status = caller.status(row.method(), path, GuardedProfile.key(LOGINS.get(i)));
                if (status != row.statuses().get(i)) {
                    wrong.add(row.method() + " " + row.path() + " as " + LOGINS.get(i) + ": " + status + " instead of "
                            + row.statuses().get(i));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldHaveARowForEveryRouteThatTheInterfaceDescribes() {
        Set<String> described = Operation.read(
                        as("admin").get("/q/openapi?format=json").asString())
                .stream()
                .map(Operation::shape)
                .collect(Collectors.toSet());

        assertThat(described).hasSizeGreaterThan(20);
        assertThat(rows()).extracting(Row::shape).containsAll(described);
    }

    @Test
    void shouldNotBeDeceivedByOtherWaysToWriteAPath() throws Exception {
        for (String path : List.of(
                "//v1/cameras",
                "/v1//cameras",
                "/./v1/cameras",
                "/x/../v1/cameras",
                "/%76%31/cameras",
                "/v1%2fcameras",
                "/v1;a=b/cameras",
                "/v1/cameras;a=b",
                "/v1/cameras/",
                "/V1/cameras",
                "/q/health/live/../../metrics",
                "/q/health/live;/../../metrics",
                "/q//metrics",
                "/%71/metrics")) {
            assertThat(caller.status("GET", path, null)).as(path).isIn(400, 401, 404);
        }
    }
}
