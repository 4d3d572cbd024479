package dev.fovea.load.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeyHeaderTest {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080/");

    @Test
    void shouldShowTheKeyOfTheEnvironment() {
        HttpRequest request = ApiKeyHeader.addTo(
                        HttpRequest.newBuilder(ADDRESS), Map.of("FOVEA_API_KEY", "fovea_me_secret\n"))
                .build();

        assertThat(request.headers().firstValue("Authorization")).contains("Bearer fovea_me_secret");
    }

    @Test
    void shouldShowNothingWhereThereIsNoKey() {
        assertThat(ApiKeyHeader.addTo(HttpRequest.newBuilder(ADDRESS), Map.of())
                        .build()
                        .headers()
                        .map())
                .isEmpty();
    }
}
