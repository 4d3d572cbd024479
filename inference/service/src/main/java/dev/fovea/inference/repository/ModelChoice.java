package dev.fovea.inference.repository;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which version was chosen while the service ran, kept so that it survives a restart.
 *
 * @param configured {@code fovea.models.use} when it was chosen; a choice ends when that setting is changed
 * @param use {@code name/version}
 * @param before what was used before, newest first, for going back; at most {@value #MOST_BEFORE}
 */
public record ModelChoice(@Nullable String configured, String use, List<String> before) {

    static final int MOST_BEFORE = 10;

    public ModelChoice {
        before = before == null ? List.of() : List.copyOf(before);
    }

    /** The same after another version was taken into use. */
    ModelChoice use(String next) {
        List<String> earlier = new ArrayList<>(before);
        earlier.addFirst(use);
        return new ModelChoice(configured, next, earlier.subList(0, Math.min(earlier.size(), MOST_BEFORE)));
    }

    /** The same after going back by one; there must be one before. */
    ModelChoice back() {
        return new ModelChoice(configured, before.getFirst(), before.subList(1, before.size()));
    }
}
