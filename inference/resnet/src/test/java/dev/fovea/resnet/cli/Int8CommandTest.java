package dev.fovea.resnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.quantisation.Networks;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class Int8CommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheInt8VersionBesideThePackageFromAnyFolderOfPictures() throws Exception {
        Path models = folder.resolve("models");
        ModelPackage original = Networks.resNet20(models);
        Path pictures = Files.createDirectories(folder.resolve("pictures/some/where"));
        for (int i = 0; i < 6; i++) {
            picture(pictures.resolve(i + ".png"), i);
        }
        StringWriter said = new StringWriter();
        CommandLine command = ResnetCommand.commandLine().setOut(new PrintWriter(said));

        int status = command.execute(ResnetCommand.routed(
                "export",
                "--int8",
                "--package",
                original.folder().toString(),
                "--calibrate",
                folder.resolve("pictures").toString(),
                "--pictures",
                "4",
                "--out",
                models.toString()));

        assertThat(status).isZero();
        assertThat(said.toString()).contains("1-int8: int8 of cifar-resnet-20/1", "on 4 pictures", "not measured");
        assertThat(ModelPackage.read(models.resolve("cifar-resnet-20/1-int8")).labels())
                .isEqualTo(original.labels());
    }

    @Test
    void shouldLeaveOtherCommandsWhereTheyAre() {
        assertThat(List.of(ResnetCommand.routed("export", "--data", "x"))).containsExactly("export", "--data", "x");
        assertThat(ResnetCommand.routed()).isEmpty();
    }

    private static void picture(Path file, int seed) throws Exception {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    }
}
