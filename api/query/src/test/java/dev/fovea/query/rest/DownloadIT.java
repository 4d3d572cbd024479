package dev.fovea.query.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.query.broker.BrokerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a download that cannot go on: nobody may take it for whole. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
@SuppressWarnings("NullAway.Init") // The test framework sets the field before each test.
class DownloadIT {

    @TestHTTPResource("/")
    URI root;

    @ParameterizedTest
    @EnumSource
    void shouldBreakOffADownloadThatHasBegun(HttpClient.Version version) {
        try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
            for (int lines : new int[] {1_000, 5_000, 50_000}) {
                assertThatThrownBy(() -> http.send(download(lines), BodyHandlers.ofString()))
                        .as("%d lines", lines)
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhyADownloadCannotBegin(HttpClient.Version version) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
            HttpResponse<String> response = http.send(download(1), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("the state is gone").doesNotContain(BrokenDownloads.LINE);
        }
    }

    private HttpRequest download(int lines) {
        return HttpRequest.newBuilder(root.resolve("/broken-downloads/" + lines))
                .build();
    }
}
