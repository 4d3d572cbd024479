package dev.fovea.resnet.catalogue;

import java.net.URI;
import java.util.List;

/**
 * A file somewhere else, of which is known beforehand what it must be.
 *
 * @param urls where it can be had, tried in this order; at least one
 * @param sha256 its hash, 64 digits of lower-case hexadecimal
 * @param bytes its length, ≥ 1
 */
public record PinnedFile(List<URI> urls, String sha256, long bytes) {

    public PinnedFile {
        if (urls.isEmpty() || !sha256.matches("[0-9a-f]{64}") || bytes < 1) {
            throw new IllegalArgumentException(
                    "a pinned file needs an address, a sha256 and a length: " + urls + ", " + sha256 + ", " + bytes);
        }
        urls = List.copyOf(urls);
    }

    /** The last part of its first address. */
    public String fileName() {
        String path = urls.getFirst().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
