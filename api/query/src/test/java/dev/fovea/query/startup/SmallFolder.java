package dev.fovea.query.startup;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder that holds so many bytes and no more, for one process. */
final class SmallFolder {

    private SmallFolder() {}

    /**
     * What stands before the command of the process; the calling test is skipped where bubblewrap is not installed or the
     * kernel does not let it work.
     */
    static List<String> command(Path folder, int bytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> command = List.of(
                "bwrap",
                "--die-with-parent",
                "--dev-bind",
                "/",
                "/",
                "--size",
                Integer.toString(bytes),
                "--tmpfs",
                folder.toString());
        assumeThat(works(command)).as("bubblewrap works here").isTrue();
        return command;
    }

    private static boolean works(List<String> command) throws InterruptedException {
        List<String> trial = new ArrayList<>(command);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false; // Not installed.
        }
    }
}
