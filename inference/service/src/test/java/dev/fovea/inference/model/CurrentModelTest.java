package dev.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.inference.testing.FakeEngine;
import dev.fovea.inference.testing.Fakes;
import org.junit.jupiter.api.Test;

class CurrentModelTest {

    private final FakeEngine first = new FakeEngine();
    private final FakeEngine second = new FakeEngine();
    private final CurrentModel current = new CurrentModel();

    @Test
    void shouldHaveNoneBeforeTheFirst() {
        assertThat(current.get()).isEmpty();
        assertThat(current.lease()).isEmpty();
    }

    @Test
    void shouldCloseTheFormerVersionAtOnceWhenNobodyUsesIt() {
        current.use(Fakes.model(first, 4));

        current.use(Fakes.model(second, 4));

        assertThat(first.closed()).isTrue();
        assertThat(second.closed()).isFalse();
    }

    @Test
    void shouldKeepTheFormerVersionOpenUntilItsLastLeaseEnds() {
        current.use(Fakes.model(first, 4));
        CurrentModel.Lease one = current.lease().orElseThrow();
        CurrentModel.Lease other = current.lease().orElseThrow();

        current.use(Fakes.model(second, 4));

        assertThat(one.model().engine()).isSameAs(first);
        one.close();
        one.close();
        assertThat(first.closed()).isFalse();
        other.close();
        assertThat(first.closed()).isTrue();
    }

    @Test
    void shouldLeaseTheNewVersionFromTheSwitchOn() {
        current.use(Fakes.model(first, 4));
        current.use(Fakes.model(second, 4));

        try (CurrentModel.Lease lease = current.lease().orElseThrow()) {
            assertThat(lease.model().engine()).isSameAs(second);
        }
        assertThat(second.closed()).isFalse();
    }

    @Test
    void shouldCloseTheVersionThatIsRetired() {
        current.use(Fakes.model(first, 4));

        current.retire();

        assertThat(first.closed()).isTrue();
        assertThat(current.get()).isEmpty();
    }
}
