package dev.fovea.load.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "rtsp://admin:canary@cam/s, canary, rtsp://admin:${secret:yard}@cam/s",
        "rtsp://admin:can@ary@cam:554/s, can@ary, rtsp://admin:${secret:yard}@cam:554/s",
        "https://a:b:c@cam/live.m3u8, b:c, https://a:${secret:yard}@cam/live.m3u8",
    })
    void shouldStoreThePasswordAndReferToIt(String address, String password, String referring) throws IOException {
        assertThat(new SecretFiles(directory).store(address, "yard")).isEqualTo(referring);

        Path file = directory.resolve("yard");
        assertThat(file).hasContent(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://cam/s",
                "rtsp://admin@cam/s",
                "rtsp://admin:${secret:other}@cam/s",
                "http://cam/a@b:c",
                "/videos/a@b:c.mp4",
                "/dev/video0"
            })
    void shouldLeaveAnAddressWithoutAPasswordAlone(String address) throws IOException {
        assertThat(new SecretFiles(directory).store(address, "yard")).isEqualTo(address);

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldReplaceAnEarlierPassword() throws IOException {
        SecretFiles secrets = new SecretFiles(directory);
        secrets.store("rtsp://admin:first@cam/s", "yard");

        secrets.store("rtsp://admin:second@cam/s", "yard");

        assertThat(directory.resolve("yard")).hasContent("second");
    }
}
