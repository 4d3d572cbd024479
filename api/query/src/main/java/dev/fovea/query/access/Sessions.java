package dev.fovea.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.SessionCode;
import dev.fovea.query.keys.SessionCode.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Logins of browsers, which cannot send a key with an event stream or a picture. Thread-safe. */
@Singleton
public final class Sessions {

    /** The cookie that holds one. */
    public static final String COOKIE = "fovea-session";

    private final SessionCode code;
    private final Duration length;
    private final Keys keys;
    private final Clock clock;

    @Inject
    Sessions(QuerySettings settings, Keys keys, Clock clock) {
        this(
                settings.query()
                        .security()
                        .secret()
                        .map(secret -> secret.getBytes(UTF_8))
                        .orElseGet(Sessions::random),
                settings.query().security().session(),
                keys,
                clock);
    }

    Sessions(byte[] secret, Duration length, Keys keys, Clock clock) {
        this.code = new SessionCode(secret);
        this.length = length;
        this.keys = keys;
        this.clock = clock;
    }

    /** Without a shared secret, sessions end with this process and are good at this instance only. */
    private static byte[] random() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /**
     * Begins a session that ends with what it comes from, at the latest after the session's length.
     *
     * @param isKey whether the grant is an API key's
     */
    public Session begin(Grant grant, boolean isKey) {
        Instant end = clock.instant().plus(length);
        Instant until = grant.until() != null && grant.until().isBefore(end) ? grant.until() : end;
        return new Session(new Grant(grant.name(), grant.role(), grant.cameras(), until), isKey);
    }

    /** The cookie's value. */
    public String write(Session session) {
        return code.write(session);
    }

    /** The session of a cookie's value; empty where it is none, has ended, or its key is no longer good. */
    Optional<Session> read(String value) {
        return code.read(value, clock.instant()).filter(session -> !session.isKey() || keys.isGood(session.grant()));
    }
}
