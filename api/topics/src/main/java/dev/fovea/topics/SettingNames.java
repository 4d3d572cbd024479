package dev.fovea.topics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of the settings that a service knows. A setting whose name is misspelt would be passed over in silence and its default
 * be used; so each is refused, with the known one that was probably meant. Immutable.
 *
 * @param known for example {@code fovea.inference.device}
 */
public record SettingNames(Set<String> known) {

    private static final String PREFIX = "fovea.";

    public SettingNames {
        known = Set.copyOf(known);
    }

    /**
     * Looks at names as they stand in files and system properties.
     *
     * @return one line for each that begins with {@code fovea.} and is not known, in the order of the alphabet
     */
    public List<String> refusals(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .distinct()
                .sorted()
                .map(name -> name + " is no setting of this service; did you mean " + nearest(name, known) + "?")
                .toList();
    }

    /**
     * Looks at names of environment variables. The environment is shared with other services, so only those are refused that begin
     * like a group of this service's own settings.
     */
    public List<String> environmentRefusals(Collection<String> names) {
        Set<String> variables = known.stream().map(SettingNames::variable).collect(Collectors.toSet());
        Set<String> groups = known.stream()
                .filter(name -> name.indexOf('.', PREFIX.length()) > 0)
                .map(name -> variable(name.substring(0, name.indexOf('.', PREFIX.length()) + 1)))
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> groups.stream().anyMatch(name::startsWith) && !variables.contains(name))
                .sorted()
                .map(name -> name + " is no setting of this service; did you mean " + nearest(name, variables) + "?")
                .toList();
    }

    /** The name of the environment variable that sets a setting. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String nearest(String name, Set<String> candidates) {
        return candidates.stream()
                .min(Comparator.<String>comparingInt(candidate -> Nearest.edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
