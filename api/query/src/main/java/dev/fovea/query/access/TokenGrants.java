package dev.fovea.query.access;

import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.Role;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Gives the holder of a token the grant of its highest role. The claim {@code fovea_cameras}, a list of camera ids, makes
 * a viewer one of these cameras only.
 */
@Singleton
final class TokenGrants implements SecurityIdentityAugmentor {

    private static final String CAMERAS = "fovea_cameras";

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.getPrincipal() instanceof JsonWebToken token
                                        && Identities.grant(identity).isEmpty()
                                ? Identities.with(identity, role(identity).map(role -> grant(token, role)))
                                : identity);
    }

    private static Optional<Role> role(SecurityIdentity identity) {
        return identity.getRoles().stream()
                .map(Role::of)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** Whoever is given some cameras only is given no more than the right to see them. */
    private static Grant grant(JsonWebToken token, Role role) {
        @Nullable Object claim = token.getClaim(CAMERAS);
        Instant until = Instant.ofEpochSecond(token.getExpirationTime());
        return claim == null
                ? new Grant(token.getName(), role, Set.of(), until)
                : new Grant(token.getName(), Role.VIEWER, cameras(claim), until);
    }

    /** A claim that names no camera makes none visible, not all. */
    private static Set<String> cameras(Object claim) {
        Collection<?> values =
                claim instanceof JsonArray array ? array : claim instanceof Collection<?> some ? some : List.of(claim);
        Set<String> cameras = values.stream()
                .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                .collect(Collectors.toSet());
        return cameras.isEmpty() ? Set.of("") : cameras;
    }
}
