package dev.fovea.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** A live stream as a browser reads it: an event counts once the empty line behind it has come. */
final class EventStream implements AutoCloseable {

    /**
     * An event.
     *
     * @param id to come back with; empty if it has none
     * @param name {@code message} for a comment
     */
    record Event(String id, String name, String data) {}

    private final BufferedReader lines;

    private EventStream(BufferedReader lines) {
        this.lines = lines;
    }

    /** @param lastId null to begin now */
    static EventStream open(HttpClient http, URI address, @Nullable String lastId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new EventStream(new BufferedReader(new InputStreamReader(response.body(), UTF_8)));
    }

    /** The next event; null once the server has ended the stream or the connection broke. */
    @Nullable
    Event next() {
        String id = "";
        String name = "message";
        String data = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return new Event(id, name, data);
                }
                String value = line.substring(line.indexOf(':') + 1).strip();
                switch (line.substring(0, Math.max(0, line.indexOf(':')))) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data = value;
                    default -> {} // A comment, or the pause before the next try.
                }
            }
        } catch (IOException e) {
            return null; // The half of an event that has come does not count.
        }
        return null;
    }

    /** Breaks the connection, in the middle of an event or not. */
    @Override
    public void close() throws IOException {
        lines.close();
    }
}
