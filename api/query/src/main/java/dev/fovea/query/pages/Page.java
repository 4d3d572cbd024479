package dev.fovea.query.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of what was seen, newest first.
 *
 * @param <T> what was seen
 * @param records at most as many as asked for; fewer where the scan limit was reached
 * @param next where the next page begins; null when there is nothing more
 */
public record Page<T>(List<T> records, @Nullable PageCursor next) {

    public Page {
        records = List.copyOf(records);
    }
}
