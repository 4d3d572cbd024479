package dev.fovea.topics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a name that is not known. */
public final class Nearest {

    private Nearest() {}

    /** A hint such as {@code "; did you mean 'label'?"}, or nothing where no known name is near. */
    public static String hint(String unknown, Collection<String> known) {
        return find(unknown, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** The known name with the fewest edits, at most a third of its length plus one. */
    static Optional<String> find(String unknown, Collection<String> known) {
        String lower = unknown.toLowerCase(Locale.ROOT);
        if (lower.length() > 64) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> edits(lower, name.toLowerCase(Locale.ROOT)) <= name.length() / 3 + 1)
                .min(Comparator.comparingInt((String name) -> edits(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be put in, left out or changed to make one name of the other (Levenshtein). */
    static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
