package dev.fovea.query.access;

import dev.fovea.query.access.AccessRequest.Shown;
import dev.fovea.query.keys.ApiKey;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an API key ({@code Authorization: Bearer fovea_…}) or a session cookie in a request; other tokens are left to
 * the framework's OpenID Connect.
 *
 * <p>A cookie that is no longer good counts as none: the page behind it must still be able to say so.
 */
@Singleton
final class AccessMechanism implements HttpAuthenticationMechanism {

    /** What is asked for (RFC 6750). */
    private static final String CHALLENGE = "Bearer realm=\"fovea\"";

    private static final String BEARER = "Bearer ";

    private final Doors doors;
    private final Sessions sessions;

    AccessMechanism(Doors doors, Sessions sessions) {
        this.doors = doors;
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return shown(context)
                .map(shown -> identities.authenticate(new AccessRequest(shown)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Optional<Shown> shown(RoutingContext context) {
        if (doors.isOpen()) {
            return Optional.of(new Shown.Nothing());
        }
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null) {
            return Optional.of(authorization)
                    .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                    .map(text -> text.substring(BEARER.length()).strip())
                    .filter(text -> ApiKey.name(text).isPresent())
                    .map(text -> new Shown.Key(text, Limits.address(context)));
        }
        Cookie cookie = context.request().getCookie(Sessions.COOKIE);
        return cookie == null
                ? Optional.empty()
                : sessions.read(cookie.getValue()).map(Shown.Cookie::new);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", CHALLENGE));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        ask(context);
        return Uni.createFrom().item(true);
    }

    /** Ends a request by asking for a login. */
    static void ask(RoutingContext context) {
        Refusal.UNAUTHORIZED.send(context, Map.of("WWW-Authenticate", CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(AccessRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1000;
    }
}
