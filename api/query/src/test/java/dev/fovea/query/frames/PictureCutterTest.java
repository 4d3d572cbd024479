package dev.fovea.query.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.query.broker.Scene;
import dev.fovea.topics.Region;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureCutterTest {

    private static final byte[] PICTURE = new Scene(new Color(200, 40, 40), 200).jpeg(3);

    private final PictureCutter cutter = new PictureCutter(1_000_000);

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    @Test
    void shouldCutExactlyTheRegion() throws Exception {
        BufferedImage whole = read(PICTURE);

        BufferedImage part = read(cutter.cut(PICTURE, new Region(100, 190, 80, 60)));

        assertThat(part.getWidth()).isEqualTo(80);
        assertThat(part.getHeight()).isEqualTo(60);
        Color expected = new Color(whole.getRGB(140, 225));
        Color found = new Color(part.getRGB(40, 35));
        assertThat(Math.abs(found.getRed() - expected.getRed())).isLessThan(24);
        assertThat(Math.abs(found.getGreen() - expected.getGreen())).isLessThan(24);
    }

    @Test
    void shouldLeaveOutWhatLiesOutsideThePicture() throws Exception {
        BufferedImage part = read(cutter.cut(PICTURE, new Region(Scene.WIDTH - 10, 0, 400, 20)));

        assertThat(part.getWidth()).isEqualTo(10);
        assertThat(part.getHeight()).isEqualTo(20);
    }

    @Test
    void shouldRefuseARegionThatLiesWhollyOutside() {
        assertThatThrownBy(() -> cutter.cut(PICTURE, new Region(Scene.WIDTH, 0, 1, 1)))
                .isInstanceOf(UncuttablePictureException.class)
                .hasMessageContaining("640×360");
    }

    @Test
    void shouldNotDecodeAPictureOfTooManyPixels() {
        assertThatThrownBy(() -> new PictureCutter(1000).cut(PICTURE, new Region(0, 0, 1, 1)))
                .isInstanceOf(UncuttablePictureException.class)
                .hasMessageContaining("fovea.frames.max-pixels");
    }

    @Test
    void shouldSayThatBrokenBytesAreNoPicture() {
        byte[] broken = PICTURE.clone();
        java.util.Arrays.fill(broken, 2, 200, (byte) 0x55);

        assertThatThrownBy(() -> cutter.cut(broken, new Region(0, 0, 8, 8)))
                .isInstanceOf(UncuttablePictureException.class);
        assertThatThrownBy(() -> cutter.cut(new byte[] {1, 2, 3}, new Region(0, 0, 8, 8)))
                .isInstanceOf(UncuttablePictureException.class)
                .hasMessageContaining("neither JPEG nor PNG");
    }

    @Test
    void shouldCutOutOfAPictureWithTransparency() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB), "png", png);

        assertThat(read(cutter.cut(png.toByteArray(), new Region(5, 5, 10, 10))).getWidth())
                .isEqualTo(10);
    }
}
