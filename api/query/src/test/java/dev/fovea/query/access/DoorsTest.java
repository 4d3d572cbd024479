package dev.fovea.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {

    private static final StartupEvent START = new StartupEvent();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void shouldNotListenElsewhereWithoutLoginsAndSayWhatToDo(String host) {
        assertThatThrownBy(() -> new Doors(true, false, host).check(START))
                .hasMessageContaining(host)
                .hasMessageContaining("./fovea key add")
                .hasMessageContaining("fovea.query.security.insecure=true");
    }

    @Test
    void shouldListenOnLoopbackOrWithLoginsOrWhereTheOperatorInsists() {
        assertThatCode(() -> new Doors(true, false, "127.0.0.1").check(START)).doesNotThrowAnyException();
        assertThatCode(() -> new Doors(true, false, "::1").check(START)).doesNotThrowAnyException();
        assertThatCode(() -> new Doors(false, false, "0.0.0.0").check(START)).doesNotThrowAnyException();
        assertThatCode(() -> new Doors(true, true, "0.0.0.0").check(START)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example:8080", "10.0.0.1", ""})
    void shouldAnswerToNoForeignNameWhereNobodyIsAsked(String authority) {
        assertThat(new Doors(true, false, "127.0.0.1").accepts(authority)).isFalse();
        assertThat(new Doors(false, false, "127.0.0.1").accepts(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080"})
    void shouldAnswerToLoopbackNames(String authority) {
        assertThat(new Doors(true, false, "127.0.0.1").accepts(authority)).isTrue();
    }
}
