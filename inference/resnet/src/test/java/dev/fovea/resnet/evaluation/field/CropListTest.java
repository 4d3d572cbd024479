package dev.fovea.resnet.evaluation.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.pictures.PictureRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropListTest {

    @TempDir
    Path folder;

    @Test
    void shouldReadTheRegionsThatWereLabelledByEye() throws Exception {
        Path file = Path.of(
                getClass().getResource("/dev/fovea/resnet/evaluation/crops.csv").toURI());

        List<Crop> crops = CropList.read(file);

        assertThat(crops.getFirst())
                .isEqualTo(new Crop("bottle-detection.mp4", 10, new PictureRegion(137, 169, 128, 128), "none"));
        assertThat(crops.stream().collect(Collectors.groupingBy(Crop::shows, Collectors.counting())))
                .containsEntry("none", 80L)
                .containsEntry("automobile", 33L)
                .containsEntry("part", 37L)
                .containsEntry("other", 20L);
    }

    @Test
    void shouldNameTheLineThatIsNotAsTheHeaderSays() throws IOException {
        Path file =
                Files.write(folder.resolve("crops.csv"), List.of(CropList.HEADER, "a.mp4,1,0,0,5,5,none", "a.mp4,x"));

        assertThatThrownBy(() -> CropList.read(file))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("line 3: found a.mp4,x; accepted: " + CropList.HEADER);
    }

    @Test
    void shouldRefuseARegionWithoutPixels() throws IOException {
        Path file = Files.write(folder.resolve("crops.csv"), List.of(CropList.HEADER, "a.mp4,1,0,0,0,5,none"));

        assertThatThrownBy(() -> CropList.read(file)).hasMessageContaining("line 2: region 0,0,0,5");
    }
}
