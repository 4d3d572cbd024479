package dev.fovea.query.keys;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do; each includes those before it. */
public enum Role {
    /** Sees what cameras see. */
    VIEWER,
    /** Also adds, changes and removes cameras. */
    OPERATOR,
    /** Also sees metrics, the health of the parts and the description of the interface. */
    ADMIN;

    /** As written in settings and tokens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of this role and of those it includes. */
    public Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The role of this word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
