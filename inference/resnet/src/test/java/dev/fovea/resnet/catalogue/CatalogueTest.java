package dev.fovea.resnet.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.packages.Normalisation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void shouldOfferTheFiveDepthsOfThePaper() {
        assertThat(catalogue.entries())
                .extracting(CatalogueEntry::name)
                .containsExactly(
                        "resnet18-imagenet",
                        "resnet34-imagenet",
                        "resnet50-imagenet",
                        "resnet101-imagenet",
                        "resnet152-imagenet");
        assertThat(catalogue.find("resnet50-imagenet")).isPresent();
        assertThat(catalogue.find("resnet51-imagenet")).isEmpty();
    }

    @Test
    void shouldMakeAValidCardOfEachWithImageNetsPreprocessing() {
        assertThat(catalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.card().input()).isEqualTo(InputFormat.crop(224, 224, 256));
            assertThat(entry.card().normalisation()).isEqualTo(Normalisation.IMAGENET);
            assertThat(entry.card().labels()).isEqualTo(1000);
        });
    }

    @Test
    void shouldFetchOverTlsAndPinEachNetworkDifferently() {
        assertThat(catalogue.entries())
                .flatExtracting(e -> e.network().urls())
                .allSatisfy(url -> assertThat(url.getScheme()).isEqualTo("https"));
        assertThat(catalogue.entries()).extracting(e -> e.network().sha256()).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellLabelsApartThatBeginWithTheSameWord() {
        assertThat(SynsetLabels.read(List.of(
                        "n01440764 tench, Tinca tinca",
                        "n02012849 crane",
                        "n03126707 crane",
                        "n03710637 maillot",
                        "n03710721 maillot, tank suit")))
                .containsExactly("tench", "crane (n02012849)", "crane (n03126707)", "maillot", "maillot, tank suit");
    }
}
