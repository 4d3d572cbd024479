package dev.fovea.query.instances;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.query.instances.Outcome.End;
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

/**
 * What can be asked of instances about what has been seen in closed times; each answer is held against the truth.
 * Thread-safe.
 */
final class Questions implements AutoCloseable {

    /** What was acknowledged so long ago must be in an answer: the bound of the service, and how long this machine may nap. */
    static final Duration AGE = Duration.ofSeconds(9);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<URI> instances;
    private final List<String> cameras;
    private final String key;
    private final Truth truth;
    private final Production production;
    private final Instant begin;
    private volatile Set<Integer> avoided = Set.of();
    // A download that is broken off ends its connection, which HTTP/2 would share with other questions.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /**
     * @param cameras that exist
     * @param key of a login that sees them all
     * @param begin of the earliest capture
     */
    Questions(
            List<URI> instances, List<String> cameras, String key, Truth truth, Production production, Instant begin) {
        this.instances = List.copyOf(instances);
        this.cameras = List.copyOf(cameras);
        this.key = key;
        this.truth = truth;
        this.production = production;
        this.begin = begin;
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

    /** From now on no question begins, and no page is asked for, at some instances. */
    void avoid(Set<Integer> some) {
        avoided = Set.copyOf(some);
    }

    /** The next instance in the round that is not avoided. */
    private int after(int instance) {
        int next = (instance + 1) % instances.size();
        return avoided.contains(next) ? after(next) : next;
    }

    /** Asks one question of those there are, of an instance by chance. */
    Outcome any(Random random) throws InterruptedException {
        int instance = after(random.nextInt(instances.size()));
        String camera = cameras.get(random.nextInt(cameras.size()));
        return switch (random.nextInt(5)) {
            case 0 -> judge(instance, "all cameras", call -> pages(call, Set.of(), random));
            case 1 -> judge(instance, "one camera", call -> pages(call, Set.of(camera), random));
            case 2 -> labels(instance);
            case 3 -> judge(instance, "export", this::export);
            default -> newest(instance, camera);
        };
    }

    /** Labels of the minutes before the test, at all cameras: how many regions were seen then. */
    Outcome labels(int instance) throws InterruptedException {
        return judge(instance, "labels", this::labels);
    }

    /** The newest detection of a camera. */
    Outcome newest(int instance, String camera) throws InterruptedException {
        return judge(instance, "newest", call -> newest(call, camera));
    }

    /** Asks; empty when the answer is the truth, or else what is wrong. */
    @FunctionalInterface
    private interface Question {
        String ask(Call call) throws NoAnswerException, InterruptedException;
    }

    private Outcome judge(int instance, String name, Question question) throws InterruptedException {
        Instant at = Instant.now();
        Call call = new Call(instance);
        End end;
        String detail;
        try {
            detail = question.ask(call);
            end = detail.isEmpty() ? End.RIGHT : End.WRONG;
        } catch (NoAnswerException e) {
            detail = String.valueOf(e.getMessage());
            end = e.end;
        }
        return new Outcome(at, Instant.now(), instance, name, end, call.longest, detail);
    }

    /** All pages of a closed time, each from another instance than the one before, and one of them from two. */
    private String pages(Call call, Set<String> asked, Random random) throws NoAnswerException, InterruptedException {
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
        int instance = call.instance;
        JsonNode page = call.get(instance, path);
        add(page, keys);
        while (page.hasNonNull("next")) {
            String next = path + "&cursor=" + URLEncoder.encode(page.get("next").asText(), UTF_8);
            instance = after(instance);
            page = call.get(instance, next);
            add(page, keys);
            if (random.nextInt(4) == 0) {
                JsonNode again = call.get(after(instance), next);
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

    private String labels(Call call) throws NoAnswerException, InterruptedException {
        Instant to = begin.plus(Duration.ofMinutes(20));
        JsonNode labels = call.get(call.instance, "/v1/labels?from=" + begin + "&to=" + to)
                .required("labels");
        long counted = 0;
        for (JsonNode label : labels) {
            counted += label.required("count").asLong();
        }
        long expected = truth.keys(Set.of(), begin, to).size();
        return counted == expected ? "" : counted + " regions instead of " + expected;
    }

    /** The whole of the minutes before the test, which is several pages, as a file. */
    private String export(Call call) throws NoAnswerException, InterruptedException {
        Instant to = begin.plus(Duration.ofMinutes(20));
        String path = "/v1/export/detections?from=" + begin + "&to=" + to;
        List<String> keys = new ArrayList<>();
        for (String line : call.body(call.instance, path).lines().toList()) {
            keys.add(key(json(path, line)));
        }
        List<String> expected = truth.keys(Set.of(), begin, to);
        return keys.equals(expected) ? "" : path + " gives " + difference(expected, keys);
    }

    private String newest(Call call, String camera) throws NoAnswerException, InterruptedException {
        long atLeast = truth.newest(camera, AGE);
        long found = call.get(call.instance, "/v1/cameras/" + camera + "/latest")
                .required("seq")
                .asLong();
        // The service may have read it before this process has heard of the acknowledgement.
        long atMost = truth.newest(camera) + 1;
        return found >= atLeast && found <= atMost
                ? ""
                : camera + " is at seq " + found + " instead of " + atLeast + " to " + atMost;
    }

    private static JsonNode json(String path, String text) throws NoAnswerException {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new NoAnswerException(End.ODD, path + ": " + e);
        }
    }

    /** The requests of one question. For one thread. */
    private final class Call {

        private final int instance;
        private Duration longest = Duration.ZERO;

        Call(int instance) {
            this.instance = instance;
        }

        JsonNode get(int asked, String path) throws NoAnswerException, InterruptedException {
            return json(path, body(asked, path));
        }

        String body(int asked, String path) throws NoAnswerException, InterruptedException {
            long begun = System.nanoTime();
            try {
                return answer(asked, path);
            } finally {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
    }

    private String answer(int instance, String path) throws NoAnswerException, InterruptedException {
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
        http.shutdownNow();
    }
}
