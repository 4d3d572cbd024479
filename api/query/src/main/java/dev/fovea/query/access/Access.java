package dev.fovea.query.access;

import dev.fovea.query.keys.Grant;
import dev.fovea.query.pages.DetectionFilter;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** What the sender of the request now at work may see. To be asked within a request only. */
@Singleton
public final class Access {

    private final SecurityIdentity identity;

    Access(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * What is granted.
     *
     * @throws ForbiddenException if nothing is
     */
    public Grant grant() {
        return Identities.grant(identity).orElseThrow(() -> new ForbiddenException("this login has no role here"));
    }

    /** Whether the request comes from nobody known. */
    public boolean isNobody() {
        return Identities.grant(identity).isEmpty();
    }

    /** Whether the grant is an API key's. */
    public boolean isKey() {
        return Identities.isKey(identity);
    }

    /** Whether a camera is visible. */
    public boolean sees(String camera) {
        return grant().sees(camera);
    }

    /** Whether every camera is visible, and what belongs to none. */
    public boolean seesAll() {
        return grant().cameras().isEmpty();
    }

    /** A filter that passes nothing invisible; the cameras it names are visible. */
    public DetectionFilter narrow(DetectionFilter filter) {
        return filter.cameras().isEmpty()
                ? new DetectionFilter(grant().cameras(), filter.labels(), filter.minProbability())
                : filter;
    }
}
