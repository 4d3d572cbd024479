package dev.fovea.query.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.query.keys.SessionCode.Session;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionCodeTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Session SESSION =
            new Session(new Grant("wall\nadmin", Role.VIEWER, Set.of("yard", "gate"), NOON.plusSeconds(60)), true);

    private final SessionCode code = new SessionCode("a secret that is shared by all instances".getBytes(UTF_8));

    @Test
    void shouldReadBackWhatItWroteUntilItsEnd() {
        String text = code.write(SESSION);

        assertThat(code.read(text, NOON)).contains(SESSION);
        assertThat(code.read(text, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void shouldRefuseWhatWasChangedOrWrittenWithAnotherSecret() {
        String text = code.write(SESSION);
        String other = new SessionCode("another secret that is as long as it".getBytes(UTF_8)).write(SESSION);

        for (int i = 0; i < text.length() - 1; i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThat(code.read(changed, NOON)).as(changed).isEmpty();
        }
        assertThat(code.read(other, NOON)).isEmpty();
        assertThat(code.read("", NOON)).isEmpty();
        assertThat(code.read("%%%.%%%", NOON)).isEmpty();
    }

    @Test
    void shouldNotBeginWithAShortSecret() {
        assertThatThrownBy(() -> new SessionCode(new byte[8])).hasMessageContaining("at least 32");
    }
}
