package dev.fovea.ingest.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtspAnswersTest {

    @Test
    void shouldCarryAnswersRequestsAndFramesByteForByte() throws Exception {
        String camera = "RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 5\r\n\r\na\r\n$b"
                + "$\0\0\5RTSP/"
                + "OPTIONS * RTSP/1.0\r\nCSeq: 7\r\n\r\n"
                + "$\1\0\0";

        assertThat(carried(camera)).isEqualTo(camera);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTSP/1.0 302 Moved\r\nLocation: rtsp://127.0.0.1:9092/\r\n\r\n",
                "RTSP/1.0  302 Moved\r\nLocation: rtsp://127.0.0.1:9092/\r\n\r\n",
                "RTSP/1.0 302 RTSP/1.0\r\nLocation: rtsp://127.0.0.1:9092/\r\n\r\n",
                "RTSP/2.0 302 Moved\r\n\r\n",
                "REDIRECT rtsp://127.0.0.1/ RTSP/1.0\r\n\r\n",
                "$\0\0\1xRTSP/1.0 302 Moved\r\n\r\n",
                "RTSP/1.0 200 OK\r\n$\0\0\u0019\r\n\r\nRTSP/1.0 302 Moved\r\n\r\n",
                "RTSP/1.0 200 OK\r\nContent-Length: 1\r\nContent-Length: 0\r\n\r\nxx",
                "RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
            })
    void shouldLetNoRedirectThroughNorWhatCouldHideOne(String camera) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new RtspAnswers(new ByteArrayInputStream(camera.getBytes(ISO_8859_1)), out).carry())
                .isInstanceOf(IOException.class);

        assertThat(out.toString(ISO_8859_1)).doesNotContain("302", "Location", "REDIRECT");
    }

    @Test
    void shouldEndWhereTheCameraEndsWithinAMessage() {
        assertThatThrownBy(() -> carried("RTSP/1.0 200 OK\r\nCSeq")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> carried("$\0\0\5ab")).isInstanceOf(IOException.class);
    }

    private static String carried(String camera) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RtspAnswers(new ByteArrayInputStream(camera.getBytes(ISO_8859_1)), out).carry();
        return out.toString(ISO_8859_1);
    }
}
