package dev.fovea.query.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.Camera;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is kept: its hash and what it grants. The key itself, {@code fovea_NAME_SECRET}, is known to its
 * holder only.
 *
 * <p>The secret is 256 random bits, so that a plain SHA-256 cannot be turned back; a slow hash, made for passwords that
 * people choose, would only let anybody keep the processor busy.
 *
 * @param grant what it grants
 * @param hash SHA-256 of the whole key, hexadecimal
 */
public record ApiKey(Grant grant, String hash) {

    private static final String PREFIX = "fovea_";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public ApiKey {
        if (!NAME.matcher(grant.name()).matches()) {
            throw new IllegalArgumentException(
                    "'" + grant.name() + "' is no name of a key: 1 to 63 lower-case letters, digits and hyphens");
        }
        grant.cameras().stream()
                .filter(camera -> !Camera.isId(camera))
                .findAny()
                .ifPresent(camera -> {
                    throw new IllegalArgumentException("cameras: '" + camera
                            + "' is no camera id: 1 to 63 lower-case letters, digits and hyphens");
                });
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("key '" + grant.name() + "' has no SHA-256 of 64 hexadecimal digits");
        }
    }

    /** A new key for somebody; it is nowhere else. */
    public static String create(String name) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return PREFIX + name + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The name in a key; empty where the text is none. */
    public static Optional<String> name(String key) {
        int end = key.indexOf('_', PREFIX.length());
        return key.startsWith(PREFIX) && end > 0 ? Optional.of(key.substring(PREFIX.length(), end)) : Optional.empty();
    }

    /** The hash under which a key is kept. */
    public static String hash(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this is the key; takes the same time wherever they differ. */
    public boolean matches(String key) {
        return MessageDigest.isEqual(hash(key).getBytes(US_ASCII), hash.getBytes(US_ASCII));
    }

    /** The line in the file: {@code NAME ROLE sha256:HASH [cameras=a,b] [until=INSTANT]}. */
    public String line() {
        return grant.name() + " " + grant.role().word() + " sha256:" + hash
                + (grant.cameras().isEmpty() ? "" : " cameras=" + String.join(",", new TreeSet<>(grant.cameras())))
                + (grant.until() == null ? "" : " until=" + grant.until());
    }

    /**
     * Reads what {@link #line} writes.
     *
     * @throws IllegalArgumentException saying what is wrong; never repeats a hash
     */
    public static ApiKey parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 3 || !words[2].startsWith("sha256:")) {
            throw new IllegalArgumentException("is not NAME ROLE sha256:HASH [cameras=a,b] [until=TIME]");
        }
        Role role = Role.of(words[1])
                .orElseThrow(() -> new IllegalArgumentException(
                        "role '" + words[1] + "' is not known; accepted: viewer, operator, admin"));
        Set<String> cameras = Set.of();
        @Nullable Instant until = null;
        for (String word : Arrays.asList(words).subList(3, words.length)) {
            if (word.startsWith("cameras=")) {
                cameras = Set.copyOf(
                        Arrays.asList(word.substring("cameras=".length()).split(",")));
            } else if (word.startsWith("until=")) {
                until = instant(word.substring("until=".length()));
            } else {
                throw new IllegalArgumentException("'" + word + "' is not known; accepted: cameras=, until=");
            }
        }
        return new ApiKey(new Grant(words[0], role, cameras, until), words[2].substring("sha256:".length()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("until '" + text + "' is no time such as 2027-01-31T00:00:00Z", e);
        }
    }
}
