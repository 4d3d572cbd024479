package dev.fovea.query.rest;

import dev.fovea.topics.Nearest;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses query parameters that the resource does not have and repeats that it does not take. */
final class StrictParameters {

    /** @throws HttpProblem naming the first parameter that is wrong, with the nearest known one */
    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceMethod() == null) {
            return;
        }
        Map<String, Boolean> known = known(resource);
        uri.getQueryParameters().forEach((name, values) -> check(name, values, known));
    }

    private static void check(String name, List<String> values, Map<String, Boolean> known) {
        @Nullable Boolean isRepeatable = known.get(name);
        if (isRepeatable == null) {
            throw Problems.invalid(
                    name,
                    "there is no parameter '" + name + "' here" + Nearest.hint(name, known.keySet())
                            + (known.isEmpty()
                                    ? "; none is accepted"
                                    : "; accepted: " + String.join(", ", known.keySet())));
        }
        if (!isRepeatable && values.size() > 1) {
            throw Problems.invalid(name, "'" + name + "' is given " + values.size() + " times; it is accepted once");
        }
    }

    /** Each parameter by name, with whether it may be repeated. */
    private static Map<String, Boolean> known(ResourceInfo resource) {
        Map<String, Boolean> known = new TreeMap<>();
        Arrays.stream(resource.getResourceMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .forEach(parameter -> known.put(
                        parameter.getAnnotation(QueryParam.class).value(),
                        Collection.class.isAssignableFrom(parameter.getType())));
        return known;
    }
}
