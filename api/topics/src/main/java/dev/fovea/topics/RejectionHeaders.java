package dev.fovea.topics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * The headers that a record of {@code fovea.frames.rejected} carries beside those of the original record.
 *
 * @param reason why there is no detection
 * @param origin topic and partition of the original record
 * @param offset of the original record
 * @param error what was found, in words
 */
public record RejectionHeaders(Reason reason, TopicPartition origin, long offset, String error) {

    public static final String REASON = "reason";
    /** {@code topic-partition-offset}. */
    public static final String ORIGIN = "origin";

    public static final String ERROR = "error";

    private static final Pattern ORIGIN_FORM = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");

    /** Writes every header, replacing those already there. */
    public void writeTo(Headers headers) {
        HeaderText.put(headers, REASON, reason.word());
        HeaderText.put(headers, ORIGIN, origin.topic() + "-" + origin.partition() + "-" + offset);
        HeaderText.put(headers, ERROR, error);
    }

    /**
     * Reads what {@link #writeTo} writes.
     *
     * @throws MalformedFrameException naming the header that is missing or cannot be read
     */
    public static RejectionHeaders read(Headers headers) throws MalformedFrameException {
        Matcher origin = ORIGIN_FORM.matcher(HeaderText.get(headers, ORIGIN));
        if (!origin.matches()) {
            throw new MalformedFrameException("header '" + ORIGIN + "' is not topic-partition-offset");
        }
        Reason reason;
        try {
            reason = Reason.of(HeaderText.get(headers, REASON));
        } catch (IllegalArgumentException e) {
            throw new MalformedFrameException("header '" + REASON + "': " + e.getMessage());
        }
        return new RejectionHeaders(
                reason,
                new TopicPartition(origin.group(1), Integer.parseInt(origin.group(2))),
                Long.parseLong(origin.group(3)),
                HeaderText.get(headers, ERROR));
    }
}
