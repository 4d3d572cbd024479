package dev.fovea.load.proxy;

import java.time.Duration;

/** What state the way between two processes is in. */
public sealed interface Condition {

    /** Bytes pass as they come. */
    record Open() implements Condition {}

    /**
     * Each piece of bytes arrives later, in both directions; pieces do not overtake each other.
     *
     * @param by ≥ 0
     */
    record Delayed(Duration by) implements Condition {}

    /**
     * Only so many bytes pass, in each direction of each connection.
     *
     * @param bytesASecond ≥ 1
     */
    record Throttled(int bytesASecond) implements Condition {

        public Throttled {
            if (bytesASecond < 1) {
                throw new IllegalArgumentException(bytesASecond + " bytes a second is not at least 1");
            }
        }
    }

    /** Connections are reset, new ones at once. */
    record Cut() implements Condition {}

    /**
     * Connections stay open and new ones are accepted, but no byte passes, as behind a pulled cable. What was sent
     * meanwhile passes when the way is open again, as TCP's retransmission would have it.
     */
    record Silent() implements Condition {}
}
