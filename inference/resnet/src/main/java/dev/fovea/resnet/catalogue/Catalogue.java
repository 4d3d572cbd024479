package dev.fovea.resnet.catalogue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The networks that can be pulled by name.
 *
 * @param source where sizes and hashes were taken from, in words
 */
public record Catalogue(String source, List<CatalogueEntry> entries) {

    private static final String FILE = "catalogue.json";

    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The one that Fovea ships. */
    public static Catalogue shipped() {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(FILE), FILE)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of this build cannot be read", e);
        }
    }

    /** Reads a catalogue as JSON. */
    static Catalogue read(InputStream in) throws IOException {
        return new JsonMapper().readValue(in, Catalogue.class);
    }

    /** The entry of a package's name. */
    public Optional<CatalogueEntry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
