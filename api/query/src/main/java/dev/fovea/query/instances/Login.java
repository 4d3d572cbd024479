package dev.fovea.query.instances;

import dev.fovea.query.access.Sessions;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** The credential of the request now at work, to show it to another instance. To be asked within a request only. */
@Singleton
final class Login {

    private final CurrentVertxRequest current;

    Login(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Headers that hold it; none where nobody is asked who they are. */
    Map<String, String> headers() {
        HttpServerRequest request = current.getCurrent().request();
        Map<String, String> headers = new TreeMap<>();
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            headers.put("Authorization", authorization);
            return headers;
        }
        Cookie session = request.getCookie(Sessions.COOKIE);
        if (session != null) {
            headers.put("Cookie", Sessions.COOKIE + "=" + session.getValue());
        }
        return headers;
    }
}
