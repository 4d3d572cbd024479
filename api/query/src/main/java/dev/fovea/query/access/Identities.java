package dev.fovea.query.access;

import dev.fovea.query.keys.Grant;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Optional;

/** The framework's identities and the grants they carry. */
final class Identities {

    private static final String GRANT = "fovea.grant";
    private static final String IS_KEY = "fovea.is-key";

    private Identities() {}

    /** An identity with a grant and the roles it includes. */
    static QuarkusSecurityIdentity.Builder of(Grant grant, boolean isKey) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(grant.name()))
                .addRoles(grant.role().included())
                .addAttribute(GRANT, grant)
                .addAttribute(IS_KEY, isKey);
    }

    /** The same somebody with the roles of a grant and no others; with none at all where there is no grant. */
    static SecurityIdentity with(SecurityIdentity identity, Optional<Grant> grant) {
        QuarkusSecurityIdentity.Builder same = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        grant.ifPresent(granted -> same.addRoles(granted.role().included()).addAttribute(GRANT, granted));
        return same.build();
    }

    /** The grant of an identity; empty for nobody. */
    static Optional<Grant> grant(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(GRANT));
    }

    /** Whether the grant is an API key's. */
    static boolean isKey(SecurityIdentity identity) {
        return Boolean.TRUE.equals(identity.getAttribute(IS_KEY));
    }
}
