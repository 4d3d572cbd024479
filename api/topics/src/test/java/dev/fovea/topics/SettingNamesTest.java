package dev.fovea.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    private static final SettingNames NAMES =
            new SettingNames(Set.of("fovea.inference.freshness", "fovea.inference.device", "fovea.models.use"));

    @Test
    void shouldNameTheSettingThatWasProbablyMeant() {
        assertThat(NAMES.refusals(List.of("fovea.inference.freshnes", "fovea.model.use")))
                .containsExactly(
                        "fovea.inference.freshnes is no setting of this service; did you mean"
                                + " fovea.inference.freshness?",
                        "fovea.model.use is no setting of this service; did you mean fovea.models.use?");
    }

    @Test
    void shouldAcceptWhatIsKnownAndWhatIsSomebodyElses() {
        assertThat(NAMES.refusals(List.of("fovea.inference.device", "quarkus.http.port", "foveal.vision")))
                .isEmpty();
    }

    @Test
    void shouldNameTheEnvironmentVariableThatWasProbablyMeant() {
        assertThat(NAMES.environmentRefusals(List.of("FOVEA_INFERENCE_DEVISE", "FOVEA_MODELS_USE")))
                .containsExactly(
                        "FOVEA_INFERENCE_DEVISE is no setting of this service; did you mean FOVEA_INFERENCE_DEVICE?");
    }

    @Test
    void shouldLeaveTheEnvironmentOfOtherServicesAlone() {
        assertThat(NAMES.environmentRefusals(List.of("FOVEA_HOME", "FOVEA_API_KEY", "FOVEA_SECRET_YARD")))
                .isEmpty();
    }

    @Test
    void shouldCountTheLettersToChange() {
        assertThat(Nearest.edits("", "abc")).isEqualTo(3);
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.edits("same", "same")).isZero();
    }
}
