package dev.fovea.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of this room: Kafka, native memory and the framework stay at its edges. */
@AnalyzeClasses(packages = "dev.fovea.inference", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule SHOULD_KEEP_KAFKA_AT_THE_EDGES = noClasses()
            .that()
            .resideOutsideOfPackages("..frames..", "..detections..", "..stream..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule SHOULD_KEEP_THE_ENGINES_NATIVE_MEMORY_IN_ITS_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule SHOULD_NOT_TOUCH_OPENCV =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule SHOULD_KEEP_THE_FRAMEWORK_OUT_OF_THE_MIDDLE = noClasses()
            .that()
            .resideInAnyPackage("..batch..", "..model..", "..engine..", "..repository..", "..tag..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..");

    @ArchTest
    static final ArchRule SHOULD_KNOW_NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.fovea.query..", "dev.fovea.ingest..", "dev.fovea.load..");
}
