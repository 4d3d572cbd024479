package dev.fovea.ingest.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PictureHeaderTest {

    @Test
    void shouldReadTheSizeOfAJpeg() {
        byte[] jpeg = new JpegEncoder(85).encode(ByteBuffer.allocateDirect(30 * 20 * 3), new Size(30, 20));

        assertThat(PictureHeader.isJpeg(jpeg)).isTrue();
        assertThat(PictureHeader.size(jpeg)).contains(new Size(30, 20));
    }

    @Test
    void shouldReadTheSizeThatABombAnnounces() {
        byte[] bomb = HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffc0001108ffffffff03");

        assertThat(PictureHeader.size(bomb)).contains(new Size(65_535, 65_535));
    }

    @Test
    void shouldReadTheSizeOfAPng() {
        byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000800000004008020000");

        assertThat(PictureHeader.size(png)).contains(new Size(128, 64));
    }

    @Test
    void shouldFindNoSizeInWhatIsNoPicture() {
        assertThat(PictureHeader.size(new byte[0])).isEmpty();
        assertThat(PictureHeader.size(new byte[100])).isEmpty();
    }

    @Property(tries = 200)
    void shouldNeverFailOnATruncatedOrDamagedJpeg(@ForAll byte[] tail) {
        byte[] damaged =
                Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}, 4 + tail.length);
        System.arraycopy(tail, 0, damaged, 4, tail.length);

        assertThatCode(() -> PictureHeader.size(damaged)).doesNotThrowAnyException();
    }
}
