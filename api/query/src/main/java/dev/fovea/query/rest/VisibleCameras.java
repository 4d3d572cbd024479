package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.access.Doors;
import dev.fovea.query.access.Limits;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Keeps logins to their cameras and to their rate, on every route: one that nobody thought of is closed. */
final class VisibleCameras {

    private final Access access;
    private final Limits limits;
    private final Doors doors;

    VisibleCameras(Access access, Limits limits, Doors doors) {
        this.access = access;
        this.limits = limits;
        this.doors = doors;
    }

    /** @throws HttpProblem 429 where a login asks too often, 403 where it asks for what it may not see */
    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        if (doors.isOpen() || access.isNobody()) {
            return;
        }
        Duration wait = limits.request(access.grant().name());
        if (wait.isPositive()) {
            throw Problems.tooMany(wait);
        }
        if (access.seesAll() || resource.getResourceMethod() == null) {
            return;
        }
        List<String> named = named(resource, uri);
        boolean isSafe = !named.isEmpty()
                || resource.getResourceMethod().isAnnotationPresent(OnlyVisible.class)
                || resource.getResourceClass().isAnnotationPresent(OnlyVisible.class);
        if (!isSafe || !named.stream().allMatch(access::sees)) {
            throw Problems.invisible();
        }
    }

    /** The cameras that a request names in its path or in parameters. */
    private static List<String> named(ResourceInfo resource, UriInfo uri) {
        List<String> named = new ArrayList<>(uri.getQueryParameters().getOrDefault("camera", List.of()));
        if (resource.getResourceClass() == CameraResource.class) {
            named.addAll(uri.getPathParameters().getOrDefault("id", List.of()));
        }
        return named;
    }
}
