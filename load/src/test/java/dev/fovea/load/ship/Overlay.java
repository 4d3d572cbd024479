package dev.fovea.load.ship;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The overlays of k8s/, rendered by {@code kubectl kustomize}. */
enum Overlay {
    LOCAL,
    PRODUCTION,
    GPU;

    private static final Map<Overlay, List<Object>> RENDERED = new EnumMap<>(Overlay.class);

    /** The objects that would be applied, each read strictly; the calling test is skipped where there is no kubectl. */
    List<Object> objects() {
        return RENDERED.computeIfAbsent(
                this,
                overlay ->
                        documents(overlay).stream().map(StrictManifests::read).toList());
    }

    /** Those of one type. */
    <T> Stream<T> all(Class<T> type) {
        return objects().stream().filter(type::isInstance).map(type::cast);
    }

    private static List<JsonNode> documents(Overlay overlay) {
        return render(Checkout.path("k8s/overlays/" + overlay.name().toLowerCase(Locale.ROOT)));
    }

    /** What {@code kubectl kustomize} makes of a folder; the calling test is skipped where there is no kubectl. */
    static List<JsonNode> render(Path folder) {
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("kubectl kustomize " + folder + " fails; its message is on standard error");
            }
            return Checkout.documents(text);
        } catch (IOException e) {
            assumeThat(e).as("kubectl is not installed: %s", e.getMessage()).isNull();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
