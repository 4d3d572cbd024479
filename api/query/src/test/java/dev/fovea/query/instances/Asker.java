package dev.fovea.query.instances;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.query.instances.Outcomes.End;
import dev.fovea.query.instances.Outcomes.Outcome;
import dev.fovea.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Asks instances by chance for what has been seen in closed times, and holds each answer against the truth. */
final class Asker implements AutoCloseable {

    /** What was acknowledged so long ago must be in an answer: the bound of the service, and how long this machine may nap. */
    private static final Duration AGE = Duration.ofSeconds(9);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<URI> instances;
    private final List<String> cameras;
    private final String key;
    private final Truth truth;
    private final Production production;
    private final Instant begin;
    private final Outcomes outcomes;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread thread = Thread.ofPlatform().name("asker").unstarted(this::run);
    private volatile boolean stopped;

    /**
     * @param cameras that exist
     * @param key of a login that sees them all
     * @param begin of the earliest capture
     */
    Asker(
            List<URI> instances,
            List<String> cameras,
            String key,
            Truth truth,
            Production production,
            Instant begin,
            Outcomes outcomes,
            long seed) {
        this.instances = List.copyOf(instances);
        this.cameras = List.copyOf(cameras);
        this.key = key;
        this.truth = truth;
        this.production = production;
        this.begin = begin;
        this.outcomes = outcomes;
        this.random = new Random(seed);
    }

    /** An answer that is none. */
    private static final class NoAnswerException extends Exception {

        private static final long serialVersionUID = 1L;

        private final End end;

        NoAnswerException(End end, String message) {
            super(message);
            this.end = end;
        }
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                int instance = random.nextInt(instances.size());
                switch (random.nextInt(5)) {
                    case 0 -> judge(instance, "all cameras", () -> pages(instance, Set.of()));
                    case 1 -> judge(instance, "one camera", () -> pages(instance, Set.of(camera())));
                    case 2 -> judge(instance, "labels", () -> labels(instance));
                    case 3 -> judge(instance, "export", () -> export(instance));
                    default -> judge(instance, "newest", () -> newest(instance));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks; empty when the answer is the truth, or else what is wrong. */
    @FunctionalInterface
    private interface Question {
        String ask() throws NoAnswerException, InterruptedException;
    }

    private void judge(int instance, String name, Question question) throws InterruptedException {
        Instant at = Instant.now();
        try {
            String wrong = question.ask();
            outcomes.add(new Outcome(at, instance, name, wrong.isEmpty() ? End.RIGHT : End.WRONG, wrong));
        } catch (NoAnswerException e) {
            outcomes.add(new Outcome(at, instance, name, e.end, String.valueOf(e.getMessage())));
        }
    }

    private String camera() {
        return cameras.get(random.nextInt(cameras.size()));
    }

    /** All pages of a closed time, each from another instance than the one before, and one of them from two. */
    private String pages(int first, Set<String> asked) throws NoAnswerException, InterruptedException {
        Instant latest = production.closed().isBefore(Instant.now().minus(AGE))
                ? production.closed()
                : Instant.now().minus(AGE);
        Instant to = latest.minusMillis(random.nextInt(20_000));
        Instant from =
                random.nextBoolean() ? to.minusSeconds(4 + random.nextInt(8)) : begin.plusSeconds(random.nextInt(30));
        Instant end = from.isBefore(begin.plusSeconds(40)) ? from.plusSeconds(5) : to;
        String path = "/v1/detections?limit=" + (20 + random.nextInt(60)) + "&from=" + from + "&to=" + end
                + String.join(
                        "", asked.stream().map(camera -> "&camera=" + camera).toList());
        List<String> keys = new ArrayList<>();
        int instance = first;
        JsonNode page = get(instance, path);
        add(page, keys);
        while (page.hasNonNull("next")) {
            String next = path + "&cursor=" + URLEncoder.encode(page.get("next").asText(), UTF_8);
            instance = (instance + 1) % instances.size();
            page = get(instance, next);
            add(page, keys);
            if (random.nextInt(4) == 0) {
                JsonNode again = get((instance + 1) % instances.size(), next);
                if (!again.equals(page)) {
                    return "the same cursor gives another page at another instance: " + next;
                }
            }
        }
        List<String> expected = truth.keys(asked, from, end);
        return keys.equals(expected) ? "" : path + " gives " + difference(expected, keys);
    }

    private static void add(JsonNode page, List<String> keys) {
        page.required("detections").forEach(detection -> keys.add(key(detection)));
    }

    /** What tells a detection from all others. */
    static String key(JsonNode detection) {
        return detection.required("camera").asText() + "/"
                + detection.required("epoch").asLong() + "/"
                + detection.required("seq").asLong();
    }

    private static String difference(List<String> expected, List<String> found) {
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<String> more = new ArrayList<>(found);
        more.removeAll(expected);
        return found.size() + " instead of " + expected.size() + ", missing " + missing + ", too many " + more;
    }

    /** Labels of the minutes before the test: all regions that were seen then. */
    private String labels(int instance) throws NoAnswerException, InterruptedException {
        Instant to = begin.plus(Duration.ofMinutes(20));
        JsonNode labels =
                get(instance, "/v1/labels?from=" + begin + "&to=" + to).required("labels");
        long counted = 0;
        for (JsonNode label : labels) {
            counted += label.required("count").asLong();
        }
        long expected = truth.keys(Set.of(), begin, to).size();
        return counted == expected ? "" : counted + " regions instead of " + expected;
    }

    /** The whole of the minutes before the test, which is several pages, as a file. */
    private String export(int instance) throws NoAnswerException, InterruptedException {
        Instant to = begin.plus(Duration.ofMinutes(20));
        String path = "/v1/export/detections?from=" + begin + "&to=" + to;
        List<String> keys = new ArrayList<>();
        for (String line : body(instance, path).lines().toList()) {
            keys.add(key(json(path, line)));
        }
        List<String> expected = truth.keys(Set.of(), begin, to);
        return keys.equals(expected) ? "" : path + " gives " + difference(expected, keys);
    }

    private String newest(int instance) throws NoAnswerException, InterruptedException {
        String camera = camera();
        long atLeast = truth.newest(camera, AGE);
        long found = get(instance, "/v1/cameras/" + camera + "/latest")
                .required("seq")
                .asLong();
        // The service may have read it before this process has heard of the acknowledgement.
        long atMost = truth.newest(camera) + 1;
        return found >= atLeast && found <= atMost
                ? ""
                : camera + " is at seq " + found + " instead of " + atLeast + " to " + atMost;
    }

    private JsonNode get(int instance, String path) throws NoAnswerException, InterruptedException {
        return json(path, body(instance, path));
    }

    private static JsonNode json(String path, String text) throws NoAnswerException {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new NoAnswerException(End.ODD, path + ": " + e);
        }
    }

    private String body(int instance, String path) throws NoAnswerException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(instances.get(instance).resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .build();
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NoAnswerException(End.UNREACHABLE, e.toString());
        }
        if (response.statusCode() == 503 && response.body().contains("urn:fovea:problem:not-ready")) {
            throw new NoAnswerException(End.REFUSED, response.body());
        }
        if (response.statusCode() != 200) {
            throw new NoAnswerException(End.ODD, path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
