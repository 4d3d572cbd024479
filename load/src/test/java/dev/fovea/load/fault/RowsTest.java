package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.load.cluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void shouldNameEachRowOnce() {
        assertThat(Rows.all()).extracting(Row::id).doesNotHaveDuplicates().contains("R-1", "R-5b", "C-1", "K-1");
    }

    @Test
    void shouldSayWhyARowIsSkipped() {
        assertThat(Rows.all())
                .filteredOn(row -> row.missing().isPresent())
                .allSatisfy(row -> assertThat(row.missing().orElseThrow()).isNotBlank());
    }

    @Test
    void shouldNameOnlyTestsThatThereAre() throws IOException {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> files = Files.find(Path.of(".."), 12, (file, a) -> isTest(file))) {
            for (Path file : files.toList()) {
                // Two modules may have a test of the same name.
                tests.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        }

        assertThat(Rows.all()).flatExtracting(Row::elsewhere).allSatisfy(test -> {
            int dot = test.indexOf('.');
            String name = dot < 0 ? test : test.substring(0, dot);
            assertThat(tests).containsKey(name);
            assertThat(tests.get(name)).contains(dot < 0 ? "class " + name : " " + test.substring(dot + 1) + "(");
        });
    }

    private static boolean isTest(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("src/test/java") && !path.contains("target");
    }

    @Test
    void shouldFindRowsInTheOrderAskedFor() {
        assertThat(Rows.of("k-1, R-1")).extracting(Row::id).containsExactly("K-1", "R-1");
    }

    @Test
    void shouldListTheRowsWhereThereIsNoneOfAName() {
        assertThatThrownBy(() -> Rows.of("X-9"))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("X-9")
                .hasMessageContaining("R-1");
    }
}
