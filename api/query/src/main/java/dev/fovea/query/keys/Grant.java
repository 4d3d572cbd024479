package dev.fovea.query.keys;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is and what they may do.
 *
 * @param name of the key or login; goes into logs
 * @param role what may be done
 * @param cameras ids of those that are visible; empty for all
 * @param until when it ends; null for never
 */
public record Grant(
        String name,
        Role role,
        Set<String> cameras,
        @Nullable Instant until) {

    public Grant {
        cameras = Set.copyOf(cameras);
        if (!cameras.isEmpty() && role != Role.VIEWER) {
            throw new IllegalArgumentException(
                    "'" + name + "' is " + role.word() + " of some cameras only; just viewers can be");
        }
    }

    /** Whether this camera is visible. */
    public boolean sees(String camera) {
        return cameras.isEmpty() || cameras.contains(camera);
    }

    /** Whether it has ended. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
