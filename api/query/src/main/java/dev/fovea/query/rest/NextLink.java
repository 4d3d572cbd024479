package dev.fovea.query.rest;

import dev.fovea.query.pages.Page;
import dev.fovea.query.pages.PageCursor;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The {@code Link} header of a page that has a next one (RFC 8288), relative, so that it is right behind any proxy. */
final class NextLink {

    private NextLink() {}

    /**
     * The answer with a page.
     *
     * @param body makes it from the records and the next cursor
     */
    static <T> Response respond(Page<T> page, UriInfo uri, BiFunction<List<T>, @Nullable String, Object> body) {
        PageCursor next = page.next();
        if (next == null) {
            return Response.ok(body.apply(page.records(), null)).build();
        }
        String cursor = next.encode();
        return Response.ok(body.apply(page.records(), cursor))
                .header("Link", of(uri, cursor))
                .build();
    }

    /** The same request with another cursor. */
    private static String of(UriInfo uri, String cursor) {
        URI next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"";
    }
}
