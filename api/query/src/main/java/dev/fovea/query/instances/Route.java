package dev.fovea.query.instances;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The address of a question at another instance. Its parameters are named and written as those of the public interface.
 * Immutable.
 *
 * @param path below {@code /v1/instances/}
 * @param parameters encoded, in the form {@code name=value}
 */
public record Route(String path, List<String> parameters) {

    public Route {
        parameters = List.copyOf(parameters);
    }

    /** A route without parameters. */
    public static Route to(String path) {
        return new Route(path, List.of());
    }

    /** With a parameter once for each value. */
    public Route with(String name, Collection<String> values) {
        List<String> more = new ArrayList<>(parameters);
        new TreeSet<>(values).forEach(value -> more.add(name + "=" + URLEncoder.encode(value, UTF_8)));
        return new Route(path, more);
    }

    /** With a parameter, unless there is no value. */
    public Route with(String name, @Nullable Object value) {
        return value == null ? this : with(name, Set.of(value.toString()));
    }

    /** With a time in µs since 1970, unless it is the earliest or latest there is. */
    public Route withTime(String name, long micros) {
        return micros == Long.MIN_VALUE || micros == Long.MAX_VALUE
                ? this
                : with(name, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** Path and query for some partitions. */
    String target(Set<Integer> partitions) {
        Route whole = with("partition", partitions.stream().map(String::valueOf).toList());
        return "/v1/instances/" + path + "?" + String.join("&", whole.parameters());
    }
}
