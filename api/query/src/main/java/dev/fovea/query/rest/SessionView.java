package dev.fovea.query.rest;

import dev.fovea.query.keys.Grant;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in.
 *
 * @param name of the key or login
 * @param role viewer, operator or admin
 * @param cameras ids of the visible ones; empty for all
 * @param until when the login ends; absent for never
 */
public record SessionView(
        String name,
        String role,
        SortedSet<String> cameras,
        @Nullable Instant until) {

    static SessionView of(Grant grant) {
        return new SessionView(grant.name(), grant.role().word(), new TreeSet<>(grant.cameras()), grant.until());
    }
}
