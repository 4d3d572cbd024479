package dev.fovea.load.check;

import dev.fovea.load.camera.Stamp;
import dev.fovea.topics.FrameRef;
import java.util.Optional;

/**
 * A record of {@code fovea.frames}.
 *
 * @param place where it lies
 * @param key its name; empty for a record that is no frame
 * @param crc CRC-32 of the picture
 * @param stamp what the picture says of itself; empty where there is none or it was not looked for
 */
public record Published(FrameRef place, Optional<FrameKey> key, long crc, Optional<Stamp> stamp) {

    @Override
    public String toString() {
        return "frames " + place.partition() + "@" + place.offset() + " "
                + key.map(FrameKey::toString).orElse("(no frame)")
                + stamp.map(s -> " stamp=" + s).orElse("");
    }
}
