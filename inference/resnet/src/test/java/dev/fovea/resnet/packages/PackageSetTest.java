package dev.fovea.resnet.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.onnx.PackageImporter;
import dev.fovea.resnet.onnx.TinyClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageSetTest {

    private static final List<String> COLOURS = List.of("red", "green", "blue");

    @TempDir
    private Path models;

    private PackageWriter writer;

    @BeforeEach
    void writeMembers() throws Exception {
        writer = new PackageWriter(models);
        add("one", 8, 4, COLOURS);
        add("other", 2, 4, COLOURS);
    }

    private void add(String name, int maxBatch, int side, List<String> labels) throws Exception {
        ModelCard card = new ModelCard(
                name,
                "1",
                InputFormat.stretch(side, side),
                Normalisation.IMAGENET,
                3,
                null,
                null,
                0.4,
                maxBatch,
                Map.of(),
                null,
                null,
                null);
        new PackageImporter(writer).importClassifier(TinyClassifier.bytes(-1, side), labels, card);
    }

    private static EnsembleCard card(String... members) {
        return new EnsembleCard("both", "1", List.of(members), "blue", 0.5, null, null, null);
    }

    @Test
    void shouldReadAnEnsembleAsIfItWereOneNetwork() throws Exception {
        writer.write(card("one/1", "other/1"));

        PackageSet set = PackageSet.read(models.resolve("both/1"));

        assertThat(set.networks()).extracting(n -> n.card().name()).containsExactly("one", "other");
        assertThat(set.labels()).isEqualTo(COLOURS);
        assertThat(set.card().name()).isEqualTo("both");
        assertThat(set.card().none()).isEqualTo("blue");
        assertThat(set.card().maxBatch()).isEqualTo(2);
        assertThat(PackageSet.members(models.resolve("both/1"))).containsExactly("one/1", "other/1");
        assertThat(PackageSet.readCard(models.resolve("both/1"))).isEqualTo(set.card());
    }

    @Test
    void shouldReadAPackageWithItsOwnNetworkAsASetOfOne() throws Exception {
        PackageSet set = PackageSet.read(models.resolve("one/1"));

        assertThat(set.networks()).hasSize(1);
        assertThat(set.card()).isEqualTo(set.networks().getFirst().card());
        assertThat(PackageSet.members(models.resolve("one/1"))).isEmpty();
    }

    @Test
    void shouldRefuseMembersThatTellOtherThingsApart() throws Exception {
        add("words", 8, 4, List.of("rouge", "vert", "bleu"));

        assertThatThrownBy(() -> writer.write(card("one/1", "words/1")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("rouge")
                .hasMessageContaining("the same labels in the same order");
        assertThat(models.resolve("both")).isEmptyDirectory();
    }

    @Test
    void shouldRefuseMembersWithAnotherInput() throws Exception {
        add("large", 8, 8, COLOURS);

        assertThatThrownBy(() -> writer.write(card("one/1", "large/1")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("the same input");
    }

    @Test
    void shouldRefuseAMemberThatIsMissing() {
        assertThatThrownBy(() -> writer.write(card("one/1", "one/2")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("one/2");
    }

    @Test
    void shouldRefuseAnEnsembleOfEnsembles() throws Exception {
        writer.write(card("one/1", "other/1"));

        assertThatThrownBy(() -> writer.write(
                        new EnsembleCard("all", "1", List.of("one/1", "both/1"), null, 0.5, null, null, null)))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("itself an ensemble");
    }

    @Test
    void shouldRefuseAMemberOutsideOfTheRepository() {
        assertThatThrownBy(() -> card("one/1", "../1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("members: found ../1, accepted: name/version");
    }

    @Test
    void shouldRefuseAMemberThatIsALink() throws Exception {
        Files.createSymbolicLink(models.resolve("linked"), models.resolve("one"));

        assertThatThrownBy(() -> writer.write(card("other/1", "linked/1")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("symbolic link");
    }

    @Test
    void shouldRefuseTheChangedNetworkOfAMember() throws Exception {
        writer.write(card("one/1", "other/1"));
        Files.writeString(models.resolve("other/1/labels.txt"), "red\ngreen\nviolet\n");

        assertThatThrownBy(() -> PackageSet.read(models.resolve("both/1")))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("sha256");
    }
}
