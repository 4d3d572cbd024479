package dev.fovea.inference.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may change models. With a key, whoever brings it; without one, programs on this machine, but no page in a browser on it:
 * browsers send {@code Origin} with every change, whichever site the page comes from. Thread-safe.
 */
public final class ChangeRule {

    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> key;

    /** @param key the setting {@code fovea.inference.admin-key} */
    public ChangeRule(Optional<String> key) {
        this.key = key.map(k -> k.getBytes(UTF_8));
    }

    /** What becomes of a request. */
    enum Verdict {
        ALLOWED,
        /** A key is needed, and this request has none or another one. */
        KEY_NEEDED,
        /** There is no key, and this request does not come from a program on this machine. */
        ELSEWHERE
    }

    /**
     * Judges a request.
     *
     * @param loopback whether it comes from this machine
     * @param authorization the header, if there is one
     * @param origin the header, if there is one
     */
    Verdict judge(boolean loopback, @Nullable String authorization, @Nullable String origin) {
        if (key.isPresent()) {
            return matches(key.get(), authorization) ? Verdict.ALLOWED : Verdict.KEY_NEEDED;
        }
        return loopback && origin == null ? Verdict.ALLOWED : Verdict.ELSEWHERE;
    }

    private static boolean matches(byte[] key, @Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                // Takes as long for a wrong key as for the right one.
                && MessageDigest.isEqual(
                        key, authorization.substring(SCHEME.length()).getBytes(UTF_8));
    }
}
