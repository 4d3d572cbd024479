package dev.fovea.resnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.ColourPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells to type, typed: on tiny pictures, each command as a process of its own. */
class ReadmeIT {

    private static final Path README = Path.of("../README.md");
    private static final Pattern SECTION =
            Pattern.compile("## A tagger for your own pictures\\R.*?```sh\\R(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void shouldMakeATaggerOfOnesOwnPicturesAsTheReadmeSays() throws Exception {
        ColourPictures.tree(folder.resolve("pictures"), 40, 40, 10);
        Path models = Path.of("../models").toRealPath();
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("inference")).resolve("models"), models);

        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(3).anyMatch(line -> line.startsWith("./fovea train"));
        for (String command : commands) {
            List<String> words = List.of(command.strip().split("\\s+"));
            try (FoveaProcess process = FoveaProcess.start(folder, words.subList(1, words.size()))) {
                assertThat(process.exit()).as(command + "\n" + process.output()).isZero();
            }
        }
        assertThat(folder.resolve(".fovea/models/mine/1/model.json")).content().contains("\"top1\"");
        assertThat(folder.resolve("runs/mine/curves.svg")).exists();
    }

    /** Continued lines joined. */
    private static List<String> commands() throws Exception {
        Matcher section = SECTION.matcher(Files.readString(README));
        assertThat(section.find())
                .as("the section in %s", README.toAbsolutePath())
                .isTrue();
        return section.group(1)
                .replaceAll("\\\\\\R\\s*", "")
                .lines()
                .filter(line -> line.startsWith("./fovea "))
                .toList();
    }
}
