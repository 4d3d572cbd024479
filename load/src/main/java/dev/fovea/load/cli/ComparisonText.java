package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What {@code GET /v1/models/compare} answers, for a person to read. */
final class ComparisonText {

    private ComparisonText() {}

    static String of(JsonNode found) {
        JsonNode shadow = found.path("shadow");
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s/%s is %s since %s, passed over %d frames%n",
                shadow.path("name").asText(),
                shadow.path("version").asText(),
                shadow.path("state").asText(),
                shadow.path("since").asText(),
                shadow.path("skipped").asLong()));
        for (String side : new String[] {"live", "shadow"}) {
            JsonNode speed = found.path("speed").path(side);
            if (!speed.isMissingNode()) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-6s  %.2f ms decoding and %.2f ms in the network a frame, over %d frames%n",
                        side,
                        speed.path("decodeMillis").asDouble(),
                        speed.path("computeMillis").asDouble(),
                        speed.path("frames").asLong()));
            }
        }
        if (found.path("comparisons").isEmpty()) {
            text.append("No frame has a detection of both versions yet.").append(System.lineSeparator());
        }
        found.path("comparisons").forEach(comparison -> append(text, comparison));
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode comparison) {
        text.append(String.format(
                Locale.ROOT,
                "%s against %s: %d frames, %d regions%n",
                name(comparison.path("shadow")),
                name(comparison.path("live")),
                comparison.path("frames").asLong(),
                comparison.path("regions").asLong()));
        JsonNode shift = comparison.path("shift");
        if (shift.isObject()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  same label for %.2f %% of the regions; probability %+.3f on average (5 %%: %+.3f, half: %+.3f,"
                            + " 95 %%: %+.3f)%n",
                    100 * comparison.path("agreement").asDouble(),
                    shift.path("mean").asDouble(),
                    shift.path("p5").asDouble(),
                    shift.path("p50").asDouble(),
                    shift.path("p95").asDouble()));
        }
        Table table = new Table("  REGIONS", "IN USE", "ON TRIAL");
        comparison
                .path("disagreements")
                .forEach(d -> table.row(
                        "  " + d.path("regions").asLong(),
                        d.path("live").asText(),
                        d.path("shadow").asText()));
        if (!comparison.path("disagreements").isEmpty()) {
            text.append(table);
        }
    }

    private static String name(JsonNode model) {
        return model.path("name").asText() + "/" + model.path("version").asText();
    }
}
