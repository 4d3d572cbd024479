package dev.fovea.resnet.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.onnx.TinyClassifier;
import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.Normalisation;
import dev.fovea.resnet.packages.Sha256;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullTest {

    private static final byte[] NETWORK = TinyClassifier.bytes(-1, 4);
    private static final String THREE = "n1 red, crimson\nn2 crane\nn3 crane\n";

    @TempDir
    private Path folder;

    private PinnedFile pinned(FileServer server, String name, byte[] content) throws Exception {
        Path file = folder.resolve("hashed");
        Files.write(file, content);
        return new PinnedFile(List.of(server.url(name)), Sha256.of(file), content.length);
    }

    private ModelPackage pull(String labels) throws Exception {
        byte[] text = labels.getBytes(StandardCharsets.UTF_8);
        try (FileServer networks = new FileServer(NETWORK);
                FileServer synsets = new FileServer(text);
                HttpClient http = HttpClient.newHttpClient()) {
            CatalogueEntry entry = new CatalogueEntry(
                    "tiny",
                    "1",
                    "a tiny one",
                    pinned(networks, "tiny.onnx", NETWORK),
                    pinned(synsets, "synset.txt", text),
                    InputFormat.crop(4, 4, 6),
                    Normalisation.IMAGENET,
                    3,
                    0.4,
                    8,
                    "nothing",
                    "CC0",
                    Map.of("publishedTop1", 0.7));
            Download download = new Download(http, folder.resolve("downloads"), new Silence(), 1);
            return new Pull(download, folder.resolve("models")).pull(entry);
        }
    }

    private static final class Silence implements DownloadProgress {
        @Override
        public void begins(String file, long done, long bytes) {
            // told to nobody
        }

        @Override
        public void reached(long done) {
            // told to nobody
        }

        @Override
        public void ended() {
            // told to nobody
        }
    }

    @Test
    void shouldMakeAPackageWithTheRightPreprocessingAndLabels() throws Exception {
        ModelPackage made = pull(THREE);

        assertThat(made.folder()).isEqualTo(folder.resolve("models/tiny/1"));
        assertThat(made.card().input()).isEqualTo(InputFormat.crop(4, 4, 6));
        assertThat(made.labels()).containsExactly("red", "crane (n2)", "crane (n3)");
        assertThat(ModelPackage.read(made.folder()).card().embedding()).isEqualTo(3);
        assertThat(folder.resolve("downloads")).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNoPackageWhereTheLabelsDoNotFit() {
        assertThatThrownBy(() -> pull("n1 red\nn2 green\n")).isInstanceOf(OnnxGraphException.class);

        assertThat(folder.resolve("models/tiny/1")).doesNotExist();
    }

    @Test
    void shouldNotPullAVersionThatIsThere() throws Exception {
        pull(THREE);

        assertThatThrownBy(() -> pull(THREE))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("pulled already");
    }
}
