package dev.fovea.query.access;

import dev.fovea.query.access.AccessRequest.Shown;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.Role;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Turns what a request shows into an identity with roles and a {@link Grant}. */
@Singleton
final class AccessProvider implements IdentityProvider<AccessRequest> {

    private static final Grant ANYBODY = new Grant("anybody", Role.ADMIN, Set.of(), null);

    private final Keys keys;
    private final Limits limits;
    private final Clock clock;

    AccessProvider(Keys keys, Limits limits, Clock clock) {
        this.clock = clock;
        this.keys = keys;
        this.limits = limits;
    }

    @Override
    public Class<AccessRequest> getRequestType() {
        return AccessRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(AccessRequest request, AuthenticationRequestContext context) {
        return switch (request.shown()) {
            case Shown.Nothing() ->
                Uni.createFrom().item(Identities.of(ANYBODY, false).build());
            case Shown.Cookie(var session) ->
                Uni.createFrom()
                        .item(Identities.of(session.grant(), session.isKey()).build());
            case Shown.Key(String text, String address) -> verify(text, address);
        };
    }

    private Uni<SecurityIdentity> verify(String text, String address) {
        Optional<Grant> grant = keys.find(text);
        if (grant.isEmpty()) {
            limits.failed(address);
            return Uni.createFrom().failure(new AuthenticationFailedException("the API key is not known"));
        }
        if (grant.get().isOver(clock.instant())) {
            return Uni.createFrom().failure(new AuthenticationFailedException("the API key has ended"));
        }
        return Uni.createFrom().item(Identities.of(grant.get(), true).build());
    }
}
