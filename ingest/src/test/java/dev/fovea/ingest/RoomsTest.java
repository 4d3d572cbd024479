package dev.fovea.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of this room: Kafka and native memory stay at its edges. */
@AnalyzeClasses(packages = "dev.fovea.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule SHOULD_KEEP_KAFKA_TO_PUBLISH_REGISTRY_AND_HEALTH = noClasses()
            .that()
            .resideInAnyPackage(
                    "..source..",
                    "..picture..",
                    "..motion..",
                    "..capture..",
                    "..config..",
                    "..metrics..",
                    "..tracing..",
                    "..feed..",
                    "..wire..",
                    "..worker..",
                    "..supervisor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule SHOULD_KEEP_FFMPEG_TO_SOURCES = noClasses()
            .that()
            .resideOutsideOfPackage("..source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.ffmpeg..");

    @ArchTest
    static final ArchRule SHOULD_KEEP_OPENCV_TO_PICTURES_AND_MOTION = noClasses()
            .that()
            .resideOutsideOfPackages("..picture..", "..motion..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.opencv..");

    @ArchTest
    static final ArchRule SHOULD_KNOW_NO_OTHER_ROOM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.fovea.query..", "dev.fovea.inference..", "dev.fovea.resnet..", "dev.fovea.load..");
}
