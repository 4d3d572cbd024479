package dev.fovea.inference.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.testing.FakeEngine;
import dev.fovea.inference.testing.Fakes;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.topics.ModelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSwitchTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final CurrentModel current = new CurrentModel();
    private final Set<String> broken = new HashSet<>();
    private final List<FakeEngine> opened = new ArrayList<>();

    @BeforeEach
    void makePackages() throws IOException {
        for (String version : List.of("1", "2", "3")) {
            Path folder = Files.createDirectories(directory.resolve("tagger").resolve(version));
            Files.writeString(folder.resolve("model.json"), "{}");
        }
    }

    private Model open(Path folder) throws DeviceUnavailableException {
        String version = String.valueOf(folder.getFileName());
        if (broken.contains(version)) {
            throw new DeviceUnavailableException("version " + version + " answers nonsense");
        }
        FakeEngine engine = new FakeEngine();
        opened.add(engine);
        return Fakes.model("tagger", version, engine);
    }

    private ModelSwitch models(String configured) {
        return new ModelSwitch(
                new ModelRepository(directory),
                this::open,
                current,
                new ChoiceFile(directory.resolve(".choice.json")),
                Optional.of(configured));
    }

    private ModelSwitch started(String configured) throws Exception {
        ModelSwitch models = models(configured);
        models.start();
        return models;
    }

    private String inUse() {
        ModelRef ref = current.get().orElseThrow().ref();
        return ref.name() + "/" + ref.version();
    }

    @Test
    void shouldStartWithTheConfiguredVersion() throws Exception {
        started("tagger/2");

        assertThat(inUse()).isEqualTo("tagger/2");
    }

    @Test
    void shouldCloseTheOldVersionAfterASwitch() throws Exception {
        started("tagger/1").use("tagger/2");

        assertThat(inUse()).isEqualTo("tagger/2");
        assertThat(opened.get(0).closed()).isTrue();
        assertThat(opened.get(1).closed()).isFalse();
    }

    @Test
    void shouldTakeTheHighestVersionWhereNoneIsNamed() throws Exception {
        started("tagger/1").use("tagger");

        assertThat(inUse()).isEqualTo("tagger/3");
    }

    @Test
    void shouldDoNothingWhenTheVersionIsUsedAlready() throws Exception {
        ModelSwitch models = started("tagger/1");

        models.use("tagger/1");

        assertThat(opened).hasSize(1);
        assertThat(models.choice().orElseThrow().before()).isEmpty();
    }

    @Test
    void shouldGoOnWithTheOldVersionWhenTheNewOneIsRefused() throws Exception {
        ModelSwitch models = started("tagger/1");
        broken.add("2");

        assertThatThrownBy(() -> models.use("tagger/2")).hasMessageContaining("answers nonsense");

        assertThat(inUse()).isEqualTo("tagger/1");
        assertThat(opened.getFirst().closed()).isFalse();
        assertThat(directory.resolve(".choice.json")).doesNotExist();
    }

    @Test
    void shouldGoBackStepByStep() throws Exception {
        ModelSwitch models = started("tagger/1");
        models.use("tagger/2");
        models.use("tagger/3");

        models.back();
        assertThat(inUse()).isEqualTo("tagger/2");
        models.back();
        assertThat(inUse()).isEqualTo("tagger/1");

        assertThatThrownBy(models::back)
                .isInstanceOf(UnknownModelException.class)
                .hasMessageContaining("no version that was used before");
    }

    @Test
    void shouldRememberTheChoiceOverARestart() throws Exception {
        started("tagger/1").use("tagger/3");

        ModelSwitch again = started("tagger/1");

        assertThat(inUse()).isEqualTo("tagger/3");
        again.back();
        assertThat(inUse()).isEqualTo("tagger/1");
    }

    @Test
    void shouldForgetTheChoiceWhenTheSettingWasChanged() throws Exception {
        started("tagger/1").use("tagger/3");

        started("tagger/2");

        assertThat(inUse()).isEqualTo("tagger/2");
    }

    @Test
    void shouldStartWithTheConfiguredVersionWhenTheChosenOneIsBrokenByNow() throws Exception {
        started("tagger/1").use("tagger/3");
        broken.add("3");

        started("tagger/1");

        assertThat(inUse()).isEqualTo("tagger/1");
    }

    @Test
    void shouldStartWithTheConfiguredVersionWhenTheChoiceCannotBeRead() throws Exception {
        Files.writeString(directory.resolve(".choice.json"), "{\"use\":");

        started("tagger/1");

        assertThat(inUse()).isEqualTo("tagger/1");
    }

    @Test
    void shouldChangeNothingWhenTheChoiceCannotBeKept() throws Exception {
        // A folder in the file's place: it cannot be replaced.
        Files.createDirectories(directory.resolve("kept/inside"));
        ModelSwitch models = new ModelSwitch(
                new ModelRepository(directory),
                this::open,
                current,
                new ChoiceFile(directory.resolve("kept")),
                Optional.of("tagger/1"));
        models.start();

        assertThatThrownBy(() -> models.use("tagger/2"))
                .isInstanceOf(ChoiceNotKeptException.class)
                .hasMessageContaining("nothing was changed");

        assertThat(inUse()).isEqualTo("tagger/1");
        assertThat(opened.get(1).closed()).isTrue();
        assertThat(directory).isDirectoryNotContaining("glob:**/.kept-*");
    }

    @Test
    void shouldTurnAwayAChangeWhileAnotherIsUnderWay() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ModelSwitch models = new ModelSwitch(
                new ModelRepository(directory),
                folder -> {
                    if (folder.endsWith("2")) {
                        opening.countDown();
                        awaitQuietly(goOn);
                    }
                    return open(folder);
                },
                current,
                new ChoiceFile(directory.resolve(".choice.json")),
                Optional.of("tagger/1"));
        models.start();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> first = other.submit(() -> {
                models.use("tagger/2");
                return true;
            });
            opening.await();

            assertThatThrownBy(() -> models.use("tagger/3")).isInstanceOf(ChangeUnderWayException.class);

            goOn.countDown();
            assertThat(first.get()).isEqualTo(true);
        }
        assertThat(inUse()).isEqualTo("tagger/2");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldRemoveWhatNobodyUses() throws Exception {
        started("tagger/1").remove("tagger/2");

        assertThat(directory.resolve("tagger").toFile().list()).containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void shouldNotRemoveWhatIsInUse() throws Exception {
        ModelSwitch models = started("tagger/1");

        assertThatThrownBy(() -> models.remove("tagger/1"))
                .isInstanceOf(ModelInUseException.class)
                .hasMessageContaining("in use");
        assertThat(directory.resolve("tagger/1/model.json")).exists();
    }

    @Test
    void shouldNotRemoveAMemberOfAnEnsemble() throws Exception {
        Path both = Files.createDirectories(directory.resolve("both/1"));
        Files.writeString(
                both.resolve("model.json"),
                "{\"name\":\"both\",\"version\":\"1\",\"members\":[\"tagger/2\",\"tagger/3\"],\"threshold\":0.5}");
        ModelSwitch models = started("tagger/1");

        assertThatThrownBy(() -> models.remove("tagger/3"))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("a member of the ensemble both/1");
    }

    @Test
    void shouldNotRemoveThroughALink() throws Exception {
        Path outside = Files.createDirectories(directory.resolveSibling("outside-" + System.nanoTime()));
        Files.writeString(outside.resolve("model.json"), "{}");
        Files.createSymbolicLink(directory.resolve("tagger/9"), outside);
        ModelSwitch models = started("tagger/1");

        assertThatThrownBy(() -> models.remove("tagger/9"))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("symbolic link");
        assertThat(outside.resolve("model.json")).exists();
        Files.delete(outside.resolve("model.json"));
        Files.delete(outside);
    }
}
