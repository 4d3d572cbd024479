package dev.fovea.resnet.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.packages.InputFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {

    private static final InputFormat INPUT = InputFormat.stretch(32, 32);

    @TempDir
    Path folder;

    @Test
    void shouldReadATreeAndItsTarAlike() throws Exception {
        Path tree = folder.resolve("tree");
        picture(tree.resolve("train/dog/1.jpg"), Color.RED);
        picture(tree.resolve("train/cat/2.png"), Color.BLUE);
        picture(tree.resolve("train/none/3.jpg"), Color.GRAY);
        picture(tree.resolve("train/zebra/4.jpg"), Color.WHITE);
        picture(tree.resolve("test/cat/5.jpg"), Color.BLUE);
        Files.writeString(tree.resolve("train/cat/notes.txt"), "not a picture");

        Dataset fromFolder = DatasetReader.read(tree, INPUT);
        Dataset fromTar = DatasetReader.read(tar(tree), INPUT);

        assertThat(fromFolder.labels()).containsExactly("cat", "dog", "zebra", "none");
        assertThat(fromFolder.train().labels()).containsExactly(0, 1, 3, 2);
        assertThat(fromFolder.test().labels()).containsExactly(0);
        assertThat(fromTar.labels()).isEqualTo(fromFolder.labels());
        assertThat(fromTar.train().fingerprint()).isEqualTo(fromFolder.train().fingerprint());
    }

    @Test
    void shouldTrainOnEverythingWhereTheTreeHasNoSplit() throws Exception {
        picture(folder.resolve("cat/1.jpg"), Color.RED);
        picture(folder.resolve("dog/2.jpg"), Color.BLUE);

        Dataset dataset = DatasetReader.read(folder, INPUT);

        assertThat(dataset.train().size()).isEqualTo(2);
        assertThat(dataset.test().size()).isZero();
    }

    @Test
    void shouldKeepRedGreenBlueInThatOrder() throws Exception {
        picture(folder.resolve("a/1.png"), new Color(200, 100, 50));
        picture(folder.resolve("b/2.png"), Color.BLACK);

        byte[] pixels = DatasetReader.read(folder, INPUT).train().pixels().getFirst();

        assertThat(pixels).startsWith((byte) 200, (byte) 100, (byte) 50);
    }

    @Test
    void shouldNameAnEmptyLabelFolder() throws Exception {
        picture(folder.resolve("train/cat/1.jpg"), Color.RED);
        Files.createDirectories(folder.resolve("train/dog"));

        assertThatThrownBy(() -> DatasetReader.read(folder, INPUT))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no usable training picture of dog")
                .hasMessageContaining("remove the folder");
    }

    @Test
    void shouldNameSkipAndCountAPictureThatCannotBeDecoded() throws Exception {
        picture(folder.resolve("cat/1.jpg"), Color.RED);
        picture(folder.resolve("dog/1.jpg"), Color.BLUE);
        Files.writeString(folder.resolve("dog/broken.jpg"), "no picture at all");

        Dataset dataset = DatasetReader.read(folder, INPUT);

        assertThat(dataset.train().size()).isEqualTo(2);
        assertThat(dataset.skipped()).singleElement().asString().startsWith("dog/broken.jpg: ");
    }

    @Test
    void shouldRefuseTestPicturesOfALabelThatIsNotTrained() throws Exception {
        picture(folder.resolve("train/cat/1.jpg"), Color.RED);
        picture(folder.resolve("test/horse/1.jpg"), Color.BLUE);

        assertThatThrownBy(() -> DatasetReader.read(folder, INPUT)).hasMessageContaining("horse");
    }

    @Test
    void shouldSayWhatIsAcceptedWhereThereAreNoPictures() {
        assertThatThrownBy(() -> DatasetReader.read(folder, INPUT)).hasMessageContaining("train/<label>/*.jpg");
        assertThatThrownBy(() -> DatasetReader.read(folder.resolve("nowhere"), INPUT))
                .hasMessageContaining("does not exist");
    }

    @Test
    void shouldReadTheOfficialBinaryFilesOfCifar10() throws Exception {
        Files.write(folder.resolve("batches.meta.txt"), List.of("airplane", "automobile", ""));
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), record(1, i % 2));
        }
        Files.write(folder.resolve("test_batch.bin"), record(1, 1));

        Dataset dataset = DatasetReader.read(folder, INPUT);

        assertThat(dataset.labels()).containsExactly("airplane", "automobile");
        assertThat(dataset.train().labels()).containsExactly(1, 0, 1, 0, 1);
        assertThat(dataset.train().pixels().getFirst()).startsWith((byte) 10, (byte) 20, (byte) 30);
    }

    @Test
    void shouldTakeTheFineLabelOfCifar100AndNoticeACutFile() throws Exception {
        Files.write(folder.resolve("fine_label_names.txt"), List.of("apple", "bee"));
        byte[] record = record(2, 1);
        Files.write(folder.resolve("train.bin"), record);
        Files.write(folder.resolve("test.bin"), record);

        assertThat(DatasetReader.read(folder, INPUT).train().labels()).containsExactly(1);

        Files.write(folder.resolve("test.bin"), java.util.Arrays.copyOf(record, 3000));
        assertThatThrownBy(() -> DatasetReader.read(folder, INPUT)).hasMessageContaining("it was cut short");
    }

    @Test
    void shouldHoldOutEquallyManyOfEachLabelAndLoseNone() {
        LabelledPictures pictures = dev.fovea.resnet.training.Samples.pictures(300, 3, 1);

        LabelledPictures.Split split = pictures.holdOut(60, 5);

        assertThat(split.train().size()).isEqualTo(240);
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            assertThat(java.util.Arrays.stream(split.heldOut().labels()).filter(held -> held == wanted))
                    .hasSize(20);
        }
        assertThat(pictures.holdOut(60, 5).heldOut().fingerprint())
                .isEqualTo(split.heldOut().fingerprint());
        assertThat(pictures.holdOut(60, 6).heldOut().fingerprint())
                .isNotEqualTo(split.heldOut().fingerprint());
    }

    private static byte[] record(int labelBytes, int label) {
        byte[] record = new byte[labelBytes + 3072];
        record[labelBytes - 1] = (byte) label;
        for (int channel = 0; channel < 3; channel++) {
            java.util.Arrays.fill(record, labelBytes + channel * 1024, labelBytes + (channel + 1) * 1024, (byte)
                    (10 * (channel + 1)));
        }
        return record;
    }

    private static void picture(Path file, Color colour) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 40, 30);
        graphics.dispose();
        String name = file.toString();
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }

    private Path tar(Path tree) throws IOException {
        Path tar = folder.resolve("tree.tar");
        try (OutputStream out = Files.newOutputStream(tar);
                TarArchiveOutputStream entries = new TarArchiveOutputStream(out);
                Stream<Path> walk = Files.walk(tree)) {
            for (Path path : (Iterable<Path>) walk.filter(path -> !path.equals(tree))::iterator) {
                TarArchiveEntry entry = new TarArchiveEntry(path, "./" + tree.relativize(path));
                entries.putArchiveEntry(entry);
                if (Files.isRegularFile(path)) {
                    Files.copy(path, entries);
                }
                entries.closeArchiveEntry();
            }
        }
        return tar;
    }
}
