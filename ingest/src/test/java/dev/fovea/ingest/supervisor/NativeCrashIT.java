package dev.fovea.ingest.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real JVM that crashes in native code tells which thread it was. */
class NativeCrashIT {

    @TempDir
    Path folder;

    @Test
    void shouldNameTheCaptureWhoseNativeCodeCrashedAndLeaveNothingOfItsMemory() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(new WorkerCommand(classPath, 64 << 20).commandLine(folder.resolve("s")));
        command.subList(command.size() - 2, command.size()).clear();
        command.add(NativeCrash.class.getName());

        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        WorkerOutput output = new WorkerOutput(1);
        output.read(process.inputReader());
        WorkerExit exit = output.exit(process.waitFor());

        assertThat(exit.thread()).hasValue("capture-yard");
        assertThat(exit.words()).contains("crashed in native code");
        assertThat(folder).isEmptyDirectory();
    }
}
