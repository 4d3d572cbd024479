package dev.fovea.query.rest;

import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.ModelFilter;
import dev.fovea.query.pages.PageCursor;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.query.pages.TimeKey;
import dev.fovea.topics.Camera;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads parameters; every refusal is a problem that names the parameter, what was found and what is accepted. */
final class Parameters {

    private static final int MAX_VALUES = 100;
    private static final int MAX_LENGTH = 200;

    private Parameters() {}

    /** A camera id from the path or a parameter. */
    static String camera(String text) {
        if (!Camera.isId(text)) {
            throw Problems.invalid(
                    "camera",
                    "camera: '" + shown(text)
                            + "' is no camera id: 1 to 63 lower-case letters, digits and hyphens, beginning with a"
                            + " letter or digit");
        }
        return text;
    }

    /** What is asked for. */
    static DetectionFilter filter(List<String> cameras, List<String> labels, @Nullable String minProbability) {
        few("camera", cameras);
        few("label", labels);
        cameras.forEach(Parameters::camera);
        for (String label : labels) {
            if (label.isBlank() || label.length() > MAX_LENGTH) {
                throw Problems.invalid(
                        "label", "label: '" + shown(label) + "' is not 1 to " + MAX_LENGTH + " characters");
            }
        }
        return new DetectionFilter(
                Set.copyOf(cameras), Set.copyOf(labels), probability("minProbability", minProbability));
    }

    /** A page of records, 50 where nobody says how many. */
    static PageRequest page(
            DetectionFilter filter,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit,
            @Nullable String cursor,
            int scanLimit) {
        return new PageRequest(
                filter.cameras(),
                micros("from", from, Long.MIN_VALUE),
                micros("to", to, Long.MAX_VALUE),
                limit("limit", limit, 50, 1000),
                scanLimit,
                cursor(cursor));
    }

    /** Models by name, or by name and version. */
    static ModelFilter models(List<String> models) {
        few("model", models);
        for (String model : models) {
            if (model.isBlank() || model.length() > MAX_LENGTH) {
                throw Problems.invalid(
                        "model",
                        "model: '" + shown(model) + "' is no model; accepted: name, or name/version as in"
                                + " fovea-cifar10/1");
            }
        }
        return new ModelFilter(Set.copyOf(models));
    }

    private static void few(String name, List<String> values) {
        if (values.size() > MAX_VALUES) {
            throw Problems.invalid(name, name + ": is given " + values.size() + " times, more than " + MAX_VALUES);
        }
    }

    private static double probability(String name, @Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            double probability = Double.parseDouble(text);
            if (probability >= 0 && probability <= 1) {
                return probability;
            }
        } catch (NumberFormatException e) {
            throw notProbability(name, text);
        }
        throw notProbability(name, text);
    }

    private static HttpProblem notProbability(String name, String text) {
        return Problems.invalid(name, name + ": '" + shown(text) + "' is not a number from 0 to 1, for example 0.5");
    }

    /** A time as µs since 1970. */
    static long micros(String name, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return TimeKey.micros(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw Problems.invalid(
                    name,
                    name + ": '" + shown(text) + "' is no RFC 3339 time, for example 2026-11-24T09:30:00Z"
                            + (text.indexOf(' ') >= 0 ? "; write + as %2B in a URL" : ""));
        }
    }

    /** A whole number in a range. */
    static int limit(String name, @Nullable String text, int otherwise, int most) {
        if (text == null) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw notLimit(name, text, most);
        }
        throw notLimit(name, text, most);
    }

    private static HttpProblem notLimit(String name, String text, int most) {
        return Problems.invalid(name, name + ": '" + shown(text) + "' is not a whole number from 1 to " + most);
    }

    /** The length of a histogram's bucket. */
    static Duration bucket(@Nullable String text) {
        if (text == null) {
            return Duration.ofMinutes(1);
        }
        try {
            Duration bucket = Duration.parse(text);
            if (bucket.compareTo(Duration.ofMinutes(1)) >= 0
                    && bucket.compareTo(Duration.ofDays(1)) <= 0
                    && bucket.equals(bucket.truncatedTo(ChronoUnit.MINUTES))) {
                return bucket;
            }
        } catch (DateTimeException e) {
            throw notBucket(text);
        }
        throw notBucket(text);
    }

    private static HttpProblem notBucket(String text) {
        return Problems.invalid(
                "bucket",
                "bucket: '" + shown(text) + "' is no duration of whole minutes from PT1M to P1D, for example PT15M");
    }

    /** A partition or an offset. */
    static long place(String name, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notPlace(name, text);
        }
        throw notPlace(name, text);
    }

    private static HttpProblem notPlace(String name, String text) {
        return Problems.invalid(name, name + ": '" + shown(text) + "' is not a whole number ≥ 0");
    }

    /** Where a page begins. */
    static @Nullable PageCursor cursor(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return PageCursor.decode(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(
                    "cursor", "cursor: is none that this service gave; take it from 'next' of a page, unchanged");
        }
    }

    /** A parameter as an error may repeat it: not longer than a line bears. */
    static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
