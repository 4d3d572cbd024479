package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.topics.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class BadPicturesTest {

    @Test
    void shouldAnnounceMorePixelsThanAnybodyDecodes() throws IOException {
        byte[] bomb = BadPictures.all().entrySet().stream()
                .filter(bad -> bad.getValue().reason().equals(Optional.of(Reason.PIXEL_LIMIT)))
                .findFirst()
                .orElseThrow()
                .getValue()
                .bytes();

        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bomb))) {
            reader.setInput(in);
            assertThatThrownBy(() -> reader.getWidth(0)).hasMessageContaining("Maximum supported image dimension");
        } finally {
            reader.dispose();
        }
    }

    @Test
    void shouldFitTheTopic() throws IOException {
        assertThat(BadPictures.all().values())
                .allSatisfy(bad -> assertThat(bad.bytes()).hasSizeLessThan(8 << 20));
    }
}
