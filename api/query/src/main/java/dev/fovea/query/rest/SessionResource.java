package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.access.Sessions;
import dev.fovea.query.keys.SessionCode.Session;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logins of browsers: a key or token becomes a cookie that pictures and event streams carry along. */
@Path("/v1/session")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "session")
@OnlyVisible
public class SessionResource {

    private final Access access;
    private final Sessions sessions;
    private final Clock clock;

    SessionResource(Access access, Sessions sessions, Clock clock) {
        this.access = access;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Who is logged in, and what may be done and seen")
    @APIResponse(responseCode = "401", description = "Nobody")
    public SessionView get() {
        return SessionView.of(access.grant());
    }

    @POST
    @Operation(
            summary = "Logs a browser in",
            description = "Send the API key or token as 'Authorization: Bearer …'. The answer sets a cookie that no"
                    + " script can read and no other site's page can use.")
    @APIResponse(responseCode = "401", description = "The key or token is not known or has ended")
    public Response begin(@jakarta.ws.rs.core.Context UriInfo uri) {
        Session session = sessions.begin(access.grant(), access.isKey());
        Duration left = Duration.between(
                clock.instant(), Objects.requireNonNull(session.grant().until(), "a session has an end"));
        return Response.ok(SessionView.of(session.grant()))
                .cookie(cookie(sessions.write(session), (int) left.toSeconds(), uri))
                .build();
    }

    @DELETE
    @Operation(summary = "Logs a browser out")
    @APIResponse(responseCode = "204", description = "The cookie is gone")
    public Response end(@jakarta.ws.rs.core.Context UriInfo uri) {
        return Response.noContent().cookie(cookie("", 0, uri)).build();
    }

    private static NewCookie cookie(String value, int seconds, UriInfo uri) {
        return new NewCookie.Builder(Sessions.COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure("https".equals(uri.getBaseUri().getScheme()))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
