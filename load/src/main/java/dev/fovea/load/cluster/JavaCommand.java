package dev.fovea.load.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines for processes on the JDK that runs this one.
 *
 * @param project root of the build, whose modules' {@code target} folders hold the programs
 */
record JavaCommand(Path project) {

    /** A main class on this module's class path. */
    List<String> run(String mainClass, List<String> jvmOptions, String... arguments) {
        List<String> command = java(jvmOptions);
        command.add("-cp");
        command.add(project.resolve("load/target/lib") + "/*");
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    /** A Quarkus application. */
    List<String> app(String module, List<String> jvmOptions) {
        List<String> command = java(jvmOptions);
        command.add("-jar");
        command.add(project.resolve(module)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        return command;
    }

    private static List<String> java(List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(jvmOptions);
        return command;
    }
}
