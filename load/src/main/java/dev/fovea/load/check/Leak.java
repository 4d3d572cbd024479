package dev.fovea.load.check;

/**
 * A secret where it must not be. The secret itself is not part of this, so that a report does not leak it once more.
 *
 * @param secret its name
 * @param form how it was written: raw, URL-encoded, Base64
 * @param where it was found
 */
public record Leak(String secret, String form, String where) {}
