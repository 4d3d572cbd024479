package dev.fovea.load.check;

import dev.fovea.load.camera.Sent;
import java.util.List;

/**
 * The ledger of a synthetic camera.
 *
 * @param lines what it sent
 * @param byteForByte whether its pictures must arrive unchanged: it sends JPEG, and none is scaled
 */
public record SentBy(List<Sent> lines, boolean byteForByte) {

    public SentBy {
        lines = List.copyOf(lines);
    }
}
