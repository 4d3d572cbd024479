package dev.fovea.query.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What nobody should send, and somebody does. */
final class BadValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "-1",
            "0",
            "1.5",
            "1e999",
            "NaN",
            "-9223372036854775808",
            "9".repeat(40),
            "a".repeat(3000),
            "\u0000",
            "a\u0000b",
            "\r\nX-Injected: yes",
            "Ünïcödé 日本語 🙂",
            "\u202egpj.exe",
            "' OR '1'='1",
            "\"; DROP TABLE detections; --",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "${jndi:ldap://127.0.0.1/a}",
            "%s%n%x",
            "null",
            "[]",
            "{\"a\":1}",
            "true",
            "2026-13-45T99:99:99Z",
            "+1000000000-12-31T23:59:59Z",
            "PT-1S",
            "P999999999D",
            "0,0,-1,99999999999",
            "0/99999999999999999999",
            // Cursors that this service never gave.
            cursor("yard~9223372036854775807~-1~-1~0-9223372036854775807~"),
            cursor("a\u0000b~-9223372036854775808~0~0~~\u0000"),
            cursor("~~~~~"));

    /** Bytes that are no UTF-8, and escapes that are none once decoded. */
    private static final List<String> ENCODED = List.of("%ff%fe", "%c0%af", "%ed%a0%80", "%25zz", "%2e%2e%2f");

    /** Values of fields that are not what they should be, as JSON. */
    static final List<String> JSON = List.of(
            "null",
            "\"\"",
            "\"\\u0000\"",
            "\"<script>\"",
            "\"" + "a".repeat(5000) + "\"",
            "-1",
            "1e400",
            "9".repeat(400),
            "0.0000001",
            "true",
            "[]",
            "[[1]]",
            "{}",
            "{\"a\":{\"b\":[]}}",
            "\"\\ud800\"");

    private BadValues() {}

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Values for a parameter, percent-encoded. */
    static List<String> encoded() {
        return Stream.concat(TEXTS.stream().map(Operation::encode), ENCODED.stream())
                .toList();
    }

    /** Bodies that are no definition of a camera. */
    static List<byte[]> bodies(List<String> fields) {
        List<String> bodies = new ArrayList<>(List.of(
                "",
                " ",
                "null",
                "[]",
                "{",
                "{}",
                "\"text\"",
                "{\"source\":\"rtsp://10.0.0.9/s\",\"source\":5}",
                "{\"source\":\"rtsp://10.0.0.9/s\",\"\":1}",
                "{\"source\":\"file:///etc/passwd\"}",
                "{\"source\":\"http://169.254.169.254/latest/meta-data\"}",
                String.join("", Collections.nCopies(20_000, "[")),
                "{\"source\":" + String.join("", Collections.nCopies(5_000, "{\"a\":")) + "1"));
        for (String field : fields) {
            for (String value : JSON) {
                // A good source beside it, so that the field is what is judged.
                bodies.add("{\"" + field + "\":" + value
                        + (field.equals("source") ? "" : ",\"source\":\"rtsp://10.0.0.9/s\"") + "}");
            }
        }
        return Stream.concat(
                        bodies.stream().map(body -> body.getBytes(UTF_8)), Stream.of(new byte[] {(byte) 0xff, 0, 1}))
                .toList();
    }
}
