package dev.fovea.load.doctor;

import ai.onnxruntime.OrtEnvironment;
import dev.fovea.load.cluster.Home;
import dev.fovea.load.cluster.RunFile;
import dev.fovea.load.cluster.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.global.opencv_core;

/** Looks at everything on which Fovea depends on this machine; changes nothing. */
public final class Doctor {

    private Doctor() {}

    /**
     * Every finding, good and bad.
     *
     * @param project root of the build
     * @param kafka an existing cluster to look at, or empty for the broker that runs here, if one does
     */
    public static List<Finding> findings(Path project, Home home, Optional<String> kafka)
            throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(MachineCheck.jdk(Runtime.version().feature(), System.getProperty("java.home", "unknown")));
        findings.add(
                MachineCheck.library("FFmpeg", () -> avutil.av_version_info().getString()));
        findings.add(MachineCheck.library("OpenCV", () -> opencv_core.CV_VERSION));
        findings.add(MachineCheck.library(
                "ONNX Runtime", () -> OrtEnvironment.getEnvironment().getVersion()));
        findings.add(MachineCheck.disk(home));
        findings.add(MachineCheck.clock(Instant.now(), built(project)));
        Optional<RunFile> run = RunFile.read(home);
        findings.addAll(PortsCheck.findings(run, Settings.defaults()));
        Optional<String> brokers = kafka.or(() -> run.map(RunFile::kafka));
        if (brokers.isPresent()) {
            findings.addAll(BrokerCheck.findings(brokers.get()));
        }
        findings.addAll(ModelsCheck.findings(home.models()));
        return findings;
    }

    private static Instant built(Path project) throws IOException {
        Path classes = project.resolve("load/target/classes");
        return Files.exists(classes) ? Files.getLastModifiedTime(classes).toInstant() : Instant.EPOCH;
    }
}
