package dev.fovea.load.cli;

import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Printable;
import dev.fovea.topics.Region;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A detection as one line of text: time, camera, then each label with its probability and place. */
final class DetectionLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private DetectionLine() {}

    static String of(Detection detection) {
        String time = TIME.format(LocalTime.ofInstant(detection.capturedAt(), ZoneId.systemDefault()));
        String tags = detection.regions().isEmpty()
                ? "–"
                : detection.regions().stream().map(DetectionLine::tag).collect(Collectors.joining("   "));
        return time + "  " + detection.camera() + "  " + tags;
    }

    private static String tag(ClassifiedRegion classified) {
        Region region = classified.region();
        return String.format(
                Locale.ROOT,
                "%s %.2f at %d,%d %d×%d",
                Printable.of(classified.label()),
                classified.probability(),
                region.x(),
                region.y(),
                region.width(),
                region.height());
    }
}
