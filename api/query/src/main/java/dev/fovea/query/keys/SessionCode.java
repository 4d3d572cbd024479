package dev.fovea.query.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes a grant as a text that only a holder of the secret can have written, so that no instance has to remember who is
 * logged in. Thread-safe.
 */
public final class SessionCode {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret shared by all instances, at least 32 bytes */
    public SessionCode(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the secret has " + secret.length + " bytes; at least 32 are needed");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * What a session is.
     *
     * @param grant with an end
     * @param isKey whether it is good only while the API key of its name is
     */
    public record Session(Grant grant, boolean isKey) {}

    /** The text of a session. */
    public String write(Session session) {
        Grant grant = session.grant();
        if (grant.until() == null) {
            throw new IllegalArgumentException("a session has an end");
        }
        String text = String.join(
                "\n",
                grant.role().word(),
                String.join(",", grant.cameras()),
                Long.toString(grant.until().getEpochSecond()),
                session.isKey() ? "key" : "token",
                grant.name());
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
        return body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sign(body));
    }

    /** The session of a text; empty where it was not written with this secret or has ended. */
    public Optional<Session> read(String text, Instant now) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            String body = text.substring(0, dot);
            if (!MessageDigest.isEqual(sign(body), Base64.getUrlDecoder().decode(text.substring(dot + 1)))) {
                return Optional.empty();
            }
            String[] parts = new String(Base64.getUrlDecoder().decode(body), UTF_8).split("\n", 5);
            Grant grant = new Grant(
                    parts[4],
                    Role.of(parts[0]).orElseThrow(),
                    parts[1].isEmpty() ? Set.of() : Set.of(parts[1].split(",")),
                    Instant.ofEpochSecond(Long.parseLong(parts[2])));
            return grant.isOver(now) ? Optional.empty() : Optional.of(new Session(grant, parts[3].equals("key")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Not base64: not ours, which is the answer.
        }
    }

    private byte[] sign(String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(body.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
