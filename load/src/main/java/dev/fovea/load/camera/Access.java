package dev.fovea.load.camera;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * User and password that a synthetic camera asks for.
 *
 * @param user without a colon
 * @param password any text
 */
public record Access(String user, String password) {

    /** The value of the {@code Authorization} header (RFC 7617). */
    String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + ":***";
    }
}
