package dev.fovea.query.rest;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** The {@code Link} header of a page that has a next one (RFC 8288), relative, so that it is right behind any proxy. */
final class NextLink {

    private NextLink() {}

    /** The same request with another cursor. */
    static String of(UriInfo uri, String cursor) {
        URI next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }
}
