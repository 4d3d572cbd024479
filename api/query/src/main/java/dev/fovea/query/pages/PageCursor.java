package dev.fovea.query.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/**
 * Where a page begins: after a key, in what had arrived when the first page was read.
 *
 * <p>Both together make a page a pure function of the stored records: what arrives later, even with an older picture,
 * lies outside {@code extent} and never moves it.
 *
 * @param after the last key of the page before
 * @param extent of {@code fovea.detections} at the first page
 */
public record PageCursor(TimeKey after, Extent extent) {

    /** The opaque form, fit for a URL. */
    public String encode() {
        String text = String.join(
                "~",
                after.camera(),
                Long.toString(after.at()),
                Long.toString(after.epoch()),
                Long.toString(after.seq()),
                extent.toString(),
                after.label());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /**
     * Reads the opaque form.
     *
     * @throws IllegalArgumentException if it did not come from {@link #encode}
     */
    public static PageCursor decode(String opaque) {
        String[] parts = new String(Base64.getUrlDecoder().decode(opaque), UTF_8).split("~", 6);
        if (parts.length != 6) {
            throw new IllegalArgumentException("has " + parts.length + " parts");
        }
        return new PageCursor(
                new TimeKey(
                        parts[0],
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        parts[5]),
                Extent.parse(parts[4]));
    }
}
