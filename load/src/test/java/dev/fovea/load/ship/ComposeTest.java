package dev.fovea.load.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The composition in docker/compose.yaml. */
class ComposeTest {

    private static final JsonNode COMPOSE = Checkout.yaml("docker/compose.yaml");

    static Stream<Map.Entry<String, JsonNode>> services() {
        return COMPOSE.get("services").properties().stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldLockEachContainerDown(Map.Entry<String, JsonNode> service) {
        JsonNode container = service.getValue();

        assertThat(container.get("cap_drop")).map(JsonNode::asText).containsExactly("ALL");
        assertThat(container.get("security_opt")).map(JsonNode::asText).containsExactly("no-new-privileges:true");
        assertThat(container.get("read_only").asBoolean()).isTrue();
        assertThat(container.has("mem_limit") && container.has("pids_limit")).isTrue();
        assertThat(container.has("privileged") || container.has("network_mode")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldNameAnExactImage(Map.Entry<String, JsonNode> service) {
        String tag = service.getValue().get("image").asText().replaceAll("^[^:]*:", "");

        assertThat(tag).isNotEqualTo("latest").containsPattern("[0-9]+\\.[0-9]+");
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldOpenPortsOnLoopbackOnly(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("ports")).map(JsonNode::asText).allMatch(p -> p.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldMountOnlyWhatIsThere(Map.Entry<String, JsonNode> service) {
        assertThat(service.getValue().path("volumes"))
                .map(mount -> mount.asText().replaceAll(":.*", ""))
                .allSatisfy(source -> {
                    if (source.startsWith(".")) {
                        assertThat(Files.exists(Checkout.path("docker").resolve(source)))
                                .as(source)
                                .isTrue();
                    } else {
                        assertThat(COMPOSE.get("volumes").has(source))
                                .as(source)
                                .isTrue();
                    }
                });
    }

    @Test
    void shouldBuildEachServiceFromItsOwnStage() {
        Dockerfile file = Dockerfile.parse(Checkout.text("docker/Dockerfile"));

        assertThat(services().filter(s -> s.getValue().has("build"))).hasSize(4).allSatisfy(s -> {
            String target = s.getValue().at("/build/target").asText();
            assertThat(target).isEqualTo(s.getKey());
            assertThat(file.stages()).containsKey(target);
            assertThat(s.getValue().at("/healthcheck/test/2").asText()).isEqualTo("ready");
            assertThat(s.getValue().get("tmpfs")).map(JsonNode::asText).allMatch(t -> t.contains("exec"));
        });
    }

    @Test
    void shouldTellQueryWhereInferenceIsOnAnyDevice() {
        String address = COMPOSE.at("/services/query/environment/FOVEA_QUERY_INFERENCE_URL")
                .asText();

        assertThat(address).isEqualTo("http://inference:8081");
        assertThat(COMPOSE.at("/services/inference/build/target").asText()).isEqualTo("inference");
        assertThat(COMPOSE.at("/services/inference-gpu/networks/default/aliases"))
                .map(JsonNode::asText)
                .contains("inference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "inference", "inference-gpu", "query"})
    void shouldTraceOnlyWhenAsked(String service) {
        JsonNode environment = COMPOSE.at("/services/" + service + "/environment");

        assertThat(environment.path("QUARKUS_OTEL_SDK_DISABLED").asText()).isEqualTo("${FOVEA_TRACES_DISABLED:-true}");
        assertThat(environment.path("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT").asText())
                .isEqualTo("${FOVEA_TRACES_ENDPOINT:-http://traces:4317}");
        assertThat(COMPOSE.at("/services/traces/profiles"))
                .map(JsonNode::asText)
                .containsExactly("traces");
    }

    @Test
    void shouldScrapeEachServiceOnItsPort() {
        JsonNode jobs = Checkout.yaml("docker/prometheus.yml").get("scrape_configs");

        assertThat(jobs)
                .map(j -> j.get("job_name").asText() + " "
                        + j.at("/dns_sd_configs/0/port").asInt())
                .contains("fovea-ingest 8082", "fovea-inference 8081", "fovea-query 8080");
    }
}
