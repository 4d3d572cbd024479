package dev.fovea.load.client;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the live stream's server-sent events (WHATWG HTML, section 9.2), each of which has one line of data here. */
final class EventReader {

    private final Consumer<String> detection;
    private String event = "";

    /** @param detection told of the data of each event {@code detection} */
    EventReader(Consumer<String> detection) {
        this.detection = detection;
    }

    /**
     * Reads until the lines end.
     *
     * @throws QueryException at an event {@code cut-off}, with what the server says of it
     */
    void read(Stream<String> lines) {
        lines.forEach(line -> {
            if (line.isEmpty()) {
                event = "";
            } else if (line.startsWith("event:")) {
                event = value(line);
            } else if (line.startsWith("data:")) {
                data(value(line));
            }
        });
    }

    private void data(String data) {
        switch (event) {
            case "detection" -> detection.accept(data);
            case "cut-off" -> throw new QueryException("the query service ended the stream: " + data);
            default -> {} // Comments, resets and events of later releases concern no one who starts at the newest.
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
