package dev.fovea.query.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line a region (RFC 4180); a detection without regions has one line with empty fields. */
public final class CsvLines implements Lines {

    private static final String HEAD = "camera,epoch,seq,capturedAt,classifiedAt,partition,offset,model,modelVersion,"
            + "label,probability,x,y,width,height\r\n";

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8";
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public byte[] head() {
        return HEAD.getBytes(UTF_8);
    }

    @Override
    public byte[] of(Detection detection) {
        String start = line(
                detection.camera(),
                detection.epoch(),
                detection.seq(),
                detection.capturedAt(),
                detection.classifiedAt(),
                detection.frame().partition(),
                detection.frame().offset(),
                detection.model().name(),
                detection.model().version());
        String lines = detection.regions().isEmpty()
                ? start + ",,,,,,\r\n"
                : detection.regions().stream()
                        .map(region -> start + "," + region(region) + "\r\n")
                        .collect(Collectors.joining());
        return lines.getBytes(UTF_8);
    }

    private static String region(ClassifiedRegion classified) {
        return line(
                classified.label(),
                classified.probability(),
                classified.region().x(),
                classified.region().y(),
                classified.region().width(),
                classified.region().height());
    }

    private static String line(Object... fields) {
        return Stream.of(fields).map(field -> field(field.toString())).collect(Collectors.joining(","));
    }

    /** Quotes where needed. A leading sign would make a spreadsheet run the text as a formula, so it gets a quote mark. */
    private static String field(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
