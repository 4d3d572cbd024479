package dev.fovea.load.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarcodeTest {

    private static final Stamp STAMP = new Stamp("gate-7", 513, 1L << 33);

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 0.95",
        "640, 360, 0.85",
        "640, 360, 0.4",
        "320, 240, 0.4",
        "160, 120, 0.4",
        "4096, 2160, 0.4",
        "642, 366, 0.4"
    })
    void shouldReadItsStampFromAJpeg(int width, int height, float quality) throws IOException {
        byte[] jpeg = TestPicture.jpeg(TestPicture.paint(STAMP, new Look(width, height, quality)), quality);

        assertThat(Barcode.read(jpeg)).contains(STAMP);
    }

    @ParameterizedTest
    @CsvSource({"640, 360", "320, 180", "200, 113", "128, 128", "1280, 720"})
    void shouldReadItsStampAfterScalingAndASecondJpeg(int width, int height) throws IOException {
        BufferedImage scaled = scale(TestPicture.paint(STAMP, Look.USUAL), width, height);

        assertThat(Barcode.read(TestPicture.jpeg(scaled, 0.4f))).contains(STAMP);
    }

    @Test
    void shouldReadTheLongestIdAndTheHighestNumbers() throws IOException {
        Stamp stamp = new Stamp("z-0123456789", 65_535, (1L << 40) - 1);

        assertThat(Barcode.read(TestPicture.jpeg(TestPicture.paint(stamp, Look.USUAL), 0.4f)))
                .contains(stamp);
    }

    @Test
    void shouldTellNeighbouringFramesApart() {
        for (int seq = 0; seq < 500; seq++) {
            Stamp stamp = new Stamp("a", 1, seq);

            assertThat(Barcode.read(TestPicture.paint(stamp, new Look(160, 96, 1))))
                    .contains(stamp);
        }
    }

    @Test
    void shouldReadNothingWhenACellIsCovered() {
        BufferedImage picture = TestPicture.paint(STAMP, Look.USUAL);
        boolean white = (picture.getRGB(5, 5) & 0xff) > 128;
        Graphics2D g = picture.createGraphics();
        g.setColor(white ? Color.BLACK : Color.WHITE);
        g.fillRect(0, 0, picture.getWidth() / Barcode.COLUMNS, picture.getHeight() / Barcode.SHARE / Barcode.ROWS);
        g.dispose();

        assertThat(Barcode.read(picture)).isEmpty();
    }

    @Test
    void shouldReadNothingFromOtherPicturesOrBytes() {
        BufferedImage grey = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);

        assertThat(Barcode.read(grey)).isEmpty();
        assertThat(Barcode.read(new byte[] {1, 2, 3})).isEmpty();
        assertThat(Barcode.read(new byte[0])).isEmpty();
    }

    @Test
    void shouldRefuseWhatCannotBePainted() {
        assertThatThrownBy(() -> new Stamp("a-camera-too-long", 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-camera-too-long");
        assertThatThrownBy(() -> new Stamp("a", 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage scale(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = scaled.createGraphics();
        g.drawImage(picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g.dispose();
        return scaled;
    }
}
