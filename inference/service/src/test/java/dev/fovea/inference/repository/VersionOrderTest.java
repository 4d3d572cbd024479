package dev.fovea.inference.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

    @Test
    void shouldPutAVariantBelowItsPlainVersionAndAboveTheOneBefore() {
        List<String> ordered = List.of("1-int8", "1", "1.1-int8", "1.1", "1.9", "1.10", "2-int8", "2");
        List<String> mixed = new ArrayList<>(ordered);
        Collections.shuffle(mixed, new Random(4));

        mixed.sort(new VersionOrder());

        assertThat(mixed).isEqualTo(ordered);
    }

    @Test
    void shouldOrderDatesWithDashes() {
        assertThat(new VersionOrder().compare("2026-11-24", "2026-9-30")).isPositive();
    }
}
