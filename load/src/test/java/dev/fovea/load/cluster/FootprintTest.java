package dev.fovea.load.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {

    @Test
    void shouldReadWhatThisProcessTakes() {
        Footprint own = Footprint.of(ProcessHandle.current().pid(), 1).orElseThrow();

        assertThat(own.rssBytes()).isGreaterThan(10L << 20);
        assertThat(own.threads()).isPositive();
        assertThat(own.descriptors()).isPositive();
    }

    @Test
    void shouldSayNothingOfAProcessThatIsNotThere() {
        assertThat(Footprint.of(Long.MAX_VALUE, 1)).isEmpty();
    }
}
