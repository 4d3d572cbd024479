package dev.fovea.query.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** What a request shows of who sends it. */
final class AccessRequest extends BaseAuthenticationRequest {

    private final Shown shown;

    AccessRequest(Shown shown) {
        this.shown = shown;
    }

    /** What is shown. */
    Shown shown() {
        return shown;
    }

    /** A key, the end of a verified cookie, or nothing where nothing is asked. */
    sealed interface Shown {
        /** An API key that must be verified. */
        record Key(String text, String address) implements Shown {}

        /** A session that has been verified. */
        record Cookie(dev.fovea.query.keys.SessionCode.Session session) implements Shown {}

        /** Nobody is asked. */
        record Nothing() implements Shown {}
    }
}
