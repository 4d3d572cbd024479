package dev.fovea.load.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSearchTest {

    private static final String SECRET = "c4nary p@ss:wörd/+?";
    private final SecretSearch search = new SecretSearch(Map.of("yard", SECRET));

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "viewer:", "user:"})
    void shouldFindTheSecretInBase64WhateverStandsBefore(String before) {
        String encoded = Base64.getEncoder().encodeToString((before + SECRET + " and more").getBytes(UTF_8));

        assertThat(search.search("header", ("Basic " + encoded).getBytes(UTF_8)))
                .isNotEmpty()
                .allMatch(leak -> leak.form().startsWith("Base64"));
    }

    @Test
    void shouldFindTheSecretAsItIsAndUrlEncoded() {
        assertThat(search.search("log", ("x" + SECRET).getBytes(UTF_8))).contains(new Leak("yard", "raw", "log"));
        assertThat(search.search("log", ("p=" + URLEncoder.encode(SECRET, UTF_8)).getBytes(UTF_8)))
                .contains(new Leak("yard", "URL-encoded", "log"));
    }

    @Test
    void shouldFindNothingElsewhere() {
        assertThat(search.search("log", "rtsp://***@10.0.0.1/stream ${secret:yard}".getBytes(UTF_8)))
                .isEmpty();
        assertThat(search.search("log", new byte[10_000])).isEmpty();
    }

    @Test
    void shouldRefuseASecretThatChanceWouldFind() {
        assertThatThrownBy(() -> new SecretSearch(Map.of("yard", "1234")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("yard");
    }
}
