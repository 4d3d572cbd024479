package dev.fovea.inference.rest;

import org.jspecify.annotations.Nullable;

/**
 * A version that is to be used.
 *
 * @param name of the package
 * @param version of the package; the highest one where it is left out
 */
public record ModelWish(@Nullable String name, @Nullable String version) {

    /** As the repository takes it. */
    String wanted() {
        String wanted = name == null ? "" : name;
        return version == null ? wanted : wanted + "/" + version;
    }
}
