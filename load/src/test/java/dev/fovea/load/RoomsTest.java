package dev.fovea.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom: the rules of the rooms, over the classes of all modules. */
class RoomsTest {

    private static final List<Path> MODULES = List.of(
            Path.of("../api/topics/target/classes"),
            Path.of("../api/query/target/classes"),
            Path.of("../ingest/target/classes"),
            Path.of("../inference/resnet/target/classes"),
            Path.of("../inference/service/target/classes"),
            Path.of("target/classes"));

    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(MODULES);

    @Test
    void shouldSeeEveryModule() {
        assertThat(MODULES).allMatch(Files::isDirectory);
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    @Test
    void shouldKeepTheContractFreeOfFrameworks() {
        classes()
                .that()
                .resideInAPackage("dev.fovea.topics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.fovea.topics..",
                        "java..",
                        "org.apache.kafka..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "dev.fovea.query.., dev.fovea.ingest..",
        "dev.fovea.query.., dev.fovea.inference..",
        "dev.fovea.query.., dev.fovea.resnet..",
        "dev.fovea.query.., dev.fovea.load..",
        "dev.fovea.ingest.., dev.fovea.query..",
        "dev.fovea.ingest.., dev.fovea.inference..",
        "dev.fovea.ingest.., dev.fovea.resnet..",
        "dev.fovea.ingest.., dev.fovea.load..",
        "dev.fovea.inference.., dev.fovea.query..",
        "dev.fovea.inference.., dev.fovea.ingest..",
        "dev.fovea.inference.., dev.fovea.load..",
        "dev.fovea.inference.., dev.fovea.resnet.training..",
        "dev.fovea.resnet.., dev.fovea.topics..",
        "dev.fovea.resnet.., org.apache.kafka..",
        "dev.fovea.resnet.., io.quarkus..",
        "dev.fovea.inference.., org.bytedeco.pytorch..",
    })
    void shouldKeepRoomsApart(String room, String other) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.fovea.ingest.source..",
                "dev.fovea.ingest.motion..",
                "dev.fovea.ingest.picture..",
                "dev.fovea.inference.batch..",
                "dev.fovea.inference.engine..",
                "dev.fovea.inference.model..",
                "dev.fovea.query.pages..",
                "dev.fovea.query.sightings..",
                "dev.fovea.query.accounts..",
            })
    void shouldStopKafkaAtTheEdges(String middle) {
        noClasses()
                .that()
                .resideInAPackage(middle)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients..", "org.apache.kafka.streams..")
                .check(CLASSES);
    }

    @Test
    void shouldLoadLibtorchOnlyInTheTrainersBinding() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.fovea.resnet.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.pytorch..")
                .check(CLASSES);
    }
}
