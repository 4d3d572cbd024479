package dev.fovea.topics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record of {@code fovea.frames}; its key is the camera id, its value the encoded picture.
 *
 * @param epoch number of the capture, ≥ 1
 * @param seq number of the frame within its epoch, ≥ 0
 * @param capturedAt when the frame left the camera, to the microsecond
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param regions to classify, each inside the picture
 * @param contentType {@code image/jpeg}
 * @param traceparent W3C trace context, if the frame is traced
 */
public record FrameHeaders(
        long epoch,
        long seq,
        Instant capturedAt,
        int width,
        int height,
        List<Region> regions,
        String contentType,
        @Nullable String traceparent) {

    public static final String EPOCH = "epoch";
    public static final String SEQ = "seq";
    /** Microseconds since 1970-01-01T00:00:00Z. */
    public static final String CAPTURED_AT = "captured-at";

    public static final String WIDTH = "width";
    public static final String HEIGHT = "height";
    /** See {@link Region#format}. */
    public static final String REGIONS = "regions";

    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACEPARENT = "traceparent";

    public static final String JPEG = "image/jpeg";

    private static final int MAX_REGIONS = 256;

    public FrameHeaders {
        regions = List.copyOf(regions);
        capturedAt = capturedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes every header, replacing those already there. */
    public void writeTo(Headers headers) {
        HeaderText.put(headers, EPOCH, Long.toString(epoch));
        HeaderText.put(headers, SEQ, Long.toString(seq));
        HeaderText.put(headers, CAPTURED_AT, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, capturedAt)));
        HeaderText.put(headers, WIDTH, Integer.toString(width));
        HeaderText.put(headers, HEIGHT, Integer.toString(height));
        HeaderText.put(headers, REGIONS, Region.format(regions));
        HeaderText.put(headers, CONTENT_TYPE, contentType);
        if (traceparent != null) {
            HeaderText.put(headers, TRACEPARENT, traceparent);
        }
    }

    /**
     * Reads what {@link #writeTo} writes; unknown headers are ignored.
     *
     * @throws MalformedFrameException naming the first header that is missing or out of range
     */
    public static FrameHeaders read(Headers headers) throws MalformedFrameException {
        int width = size(headers, WIDTH);
        int height = size(headers, HEIGHT);
        long capturedAt = HeaderText.getLong(headers, CAPTURED_AT, 0);
        return new FrameHeaders(
                HeaderText.getLong(headers, EPOCH, 1),
                HeaderText.getLong(headers, SEQ, 0),
                Instant.EPOCH.plus(capturedAt, ChronoUnit.MICROS),
                width,
                height,
                regions(headers, width, height),
                HeaderText.get(headers, CONTENT_TYPE),
                HeaderText.find(headers, TRACEPARENT));
    }

    private static int size(Headers headers, String name) throws MalformedFrameException {
        long size = HeaderText.getLong(headers, name, 1);
        if (size > 65_535) {
            throw new MalformedFrameException("header '" + name + "' is " + size + ", more than 65535 pixels");
        }
        return (int) size;
    }

    private static List<Region> regions(Headers headers, int width, int height) throws MalformedFrameException {
        List<Region> regions;
        try {
            regions = Region.parse(HeaderText.get(headers, REGIONS));
        } catch (IllegalArgumentException e) {
            throw new MalformedFrameException("header '" + REGIONS + "' cannot be read: " + e.getMessage());
        }
        if (regions.size() > MAX_REGIONS) {
            throw new MalformedFrameException(
                    "header '" + REGIONS + "' has " + regions.size() + " regions, more than " + MAX_REGIONS);
        }
        for (Region region : regions) {
            if (!region.fitsIn(width, height)) {
                throw new MalformedFrameException("header '" + REGIONS + "': " + Region.format(List.of(region))
                        + " is not inside the picture of " + width + "×" + height);
            }
        }
        return regions;
    }
}
