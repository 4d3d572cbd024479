package dev.fovea.load.ship;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process as a container of {@code docker/} and {@code k8s/} has it: uid 10001, and a root file system that it cannot write. */
final class Sandbox {

    private static final String NOBODY = "10001";

    private Sandbox() {}

    /**
     * What stands before a command; the calling test is skipped where bubblewrap is not installed or the kernel does not let
     * it work.
     *
     * @param writable folders beside {@code /tmp}, which is empty and in memory
     */
    static String[] command(Path... writable) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bwrap", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY));
        command.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"));
        for (Path folder : writable) {
            command.addAll(List.of("--bind", folder.toString(), folder.toString()));
        }
        command.addAll(List.of("--setenv", "HOME", "/tmp", "--die-with-parent"));
        assumeThat(works(command)).as("bubblewrap works here").isTrue();
        return command.toArray(String[]::new);
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

    /** The uid that a process has in its own eyes. */
    static String uid(ProcessHandle process) throws IOException {
        String map = Files.readString(Path.of("/proc", Long.toString(process.pid()), "uid_map"));
        return map.strip().replaceFirst("\\s.*", "");
    }

    /** Where a process can write, devices and {@code /proc} aside. */
    static Set<String> writable(ProcessHandle process) throws IOException {
        try (Stream<String> mounts = Files.lines(Path.of("/proc", Long.toString(process.pid()), "mountinfo"))) {
            return mounts.map(line -> line.split(" ", -1))
                    .filter(words -> Arrays.asList(words[5].split(",", -1)).contains("rw"))
                    .map(words -> words[4])
                    .filter(path -> !path.matches("/(dev|proc)(/.*)?"))
                    .collect(Collectors.toSet());
        }
    }
}
