package dev.fovea.query.instances;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.fovea.query.config.QuerySettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks other instances, in the name of whoever asked here: they know the same logins and judge for themselves what may be
 * seen. Thread-safe; what goes wrong is a refusal.
 */
@Singleton
final class OtherInstances {

    private static final int OK = 200;

    private final ObjectMapper json;
    private final Duration patience;
    private final String scheme;
    private final HttpClient http;

    @Inject
    OtherInstances(ObjectMapper json, QuerySettings settings) {
        this(
                json,
                settings.query().instances().timeout(),
                settings.query().instances().tls());
    }

    /** @param patience for the whole of an answer: an instance may freeze when it has begun to tell */
    OtherInstances(ObjectMapper json, Duration patience, boolean tls) {
        this.json = json;
        this.patience = patience;
        this.scheme = tls ? "https" : "http";
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** The reply of an instance. */
    <A> Reply<A> ask(InstanceView instance, Question<A> question, Set<Integer> partitions, Map<String, String> login) {
        URI address = URI.create(
                scheme + "://" + instance.address() + question.route().target(partitions));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        login.forEach(request::header);
        // The client's own timeout ends with the headers of an answer, so the body would be waited for without end.
        Future<HttpResponse<byte[]>> told = http.sendAsync(request.build(), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = told.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return response.statusCode() == OK
                    ? json.readValue(response.body(), reply(question))
                    : refuse(partitions, "answers " + response.statusCode() + hint(response.statusCode()));
        } catch (TimeoutException e) {
            return refuse(partitions, "does not answer within " + patience);
        } catch (ExecutionException | IOException e) {
            return refuse(partitions, "does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refuse(partitions, "was not waited for");
        } finally {
            told.cancel(true);
        }
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 ->
                ": it does not know this login; give all instances the same keys, tokens and fovea.query.security.secret";
            case 404 -> ": it is no instance of this version";
            case 429 -> ": this login asks faster than it may";
            default -> "";
        };
    }

    private static <A> JavaType reply(Question<A> question) {
        TypeFactory types = TypeFactory.defaultInstance();
        return types.constructParametricType(Reply.class, question.type(types));
    }

    private static <A> Reply<A> refuse(Set<Integer> partitions, String why) {
        TreeMap<Integer, String> refused = new TreeMap<>();
        partitions.forEach(partition -> refused.put(partition, why));
        return new Reply<>(null, refused);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
