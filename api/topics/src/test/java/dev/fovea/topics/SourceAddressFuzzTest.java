package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoiled addresses: refused with a reason or taken apart, and never repeating a password. */
class SourceAddressFuzzTest {

    private static final int TRIES = 20_000;
    private static final String CANARY = "c4nary-p4ssw0rd";

    private static final List<String> ADDRESSES = List.of(
            "rtsp://viewer:${secret:yard}@10.0.0.7:554/stream2?channel=1",
            "rtsps://cam.example/live",
            "http://viewer:${secret:yard}@cam.example:8080/video.mjpg?token=${secret:token}",
            "https://cam.example/hls/live.m3u8",
            "http://[fe80::1]:81/user=u&password=${secret:p}&channel=1",
            "file:///var/lib/clips/a.mp4",
            "/dev/video0",
            "clips/a b/ä.mp4");

    @Test
    void shouldRefuseOrTakeApartWhateverIsWritten() {
        for (int seed = 0; seed < TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = Mutations.spoil(ADDRESSES.get(random.nextInt(ADDRESSES.size())), random);
            try {
                SourceAddress address = SourceAddress.parse(text);
                assertThat(address.toString()).as("seed %d", seed).isEqualTo(address.redacted());
                String opened = address.resolve(name -> CANARY);
                assertThat(opened.contains(CANARY))
                        .as("seed %d", seed)
                        .isEqualTo(!address.secrets().isEmpty());
                assertThat(address.redacted()).as("seed %d", seed).doesNotContain(CANARY);
            } catch (InvalidCameraException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("source");
            }
        }
    }

    @Test
    void shouldNeverRepeatAPasswordThatStandsInAnAddressWithASpoiledBeginning() {
        for (int seed = 0; seed < TRIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String scheme = Mutations.spoil("rtsp", random).replaceAll("[/?#]", "");
            assertSecret(scheme + "://viewer:" + CANARY + "@10.0.0.7/stream2", "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp//viewer:c4nary-p4ssw0rd@cam/s",
                "rtsp:/viewer:c4nary-p4ssw0rd@cam/s",
                "rtsp:viewer:c4nary-p4ssw0rd@cam/s",
                "rtsp//:viewer:c4nary-p4ssw0rd@cam/s",
                "file://viewer:c4nary-p4ssw0rd@cam/s",
                "viewer:c4nary-p4ssw0rd@cam/s",
                "//viewer:c4nary-p4ssw0rd@cam/s",
                "rtsp://viewer:c4nary-p4ssw0rdcam/s",
                "rtsp://viewer:/c4nary-p4ssw0rd@cam/s",
                "rtsp://viewer:c4nary/c4nary-p4ssw0rd@cam/s",
                "rtsp://viewer:c4nary?c4nary-p4ssw0rd@cam/s",
                "rtsp://viewer:c4nary#c4nary-p4ssw0rd@cam/s",
                "http://cam/user=u&password=c4nary-p4ssw0rd",
                "http://cam/?Password=c4nary-p4ssw0rd",
            })
    void shouldNeverRepeatAPasswordOfAMisspeltAddress(String address) {
        assertSecret(address, address);
    }

    private static void assertSecret(String text, String what) {
        try {
            assertThat(SourceAddress.parse(text).redacted()).as(what).doesNotContain(CANARY);
        } catch (InvalidCameraException e) {
            assertThat(e.getMessage()).as(what).doesNotContain(CANARY);
        }
    }
}
