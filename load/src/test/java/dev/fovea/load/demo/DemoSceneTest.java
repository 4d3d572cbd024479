package dev.fovea.load.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.junit.jupiter.api.Test;

class DemoSceneTest {

    private final DemoScene scene = new DemoScene();

    @Test
    void shouldDrawTheSamePictureForTheSameTime() {
        assertThat(pixels(12.5)).isEqualTo(pixels(12.5));
        assertThat(pixels(12.5)).isEqualTo(pixels(12.5 + DemoScene.LENGTH_SECONDS));
    }

    @Test
    void shouldMove() {
        assertThat(pixels(4)).isNotEqualTo(pixels(4.2));
    }

    private byte[] pixels(double seconds) {
        BufferedImage picture = new BufferedImage(DemoScene.WIDTH, DemoScene.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        scene.draw(seconds, picture);
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }
}
