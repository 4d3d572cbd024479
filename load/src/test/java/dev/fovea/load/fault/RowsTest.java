package dev.fovea.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.load.cluster.ClusterException;
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
