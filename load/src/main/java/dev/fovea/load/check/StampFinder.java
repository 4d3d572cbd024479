package dev.fovea.load.check;

import dev.fovea.load.camera.Barcode;
import dev.fovea.load.camera.Stamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the stamp of a picture: by its bytes where the ledger has the same, else by reading the code in it. */
final class StampFinder {

    private final Map<String, Map<Long, Stamp>> byBytes = new HashMap<>();

    StampFinder(Map<String, SentBy> ledgers) {
        ledgers.forEach((camera, by) -> {
            Map<Long, Stamp> stamps = new HashMap<>();
            by.lines().stream().filter(l -> l.crc() != 0).forEach(l -> stamps.put(l.crc(), l.stamp()));
            byBytes.put(camera, stamps);
        });
    }

    Optional<Stamp> find(String camera, byte[] picture) {
        Map<Long, Stamp> stamps = byBytes.get(camera);
        if (stamps == null) {
            return Optional.empty(); // No synthetic camera.
        }
        Stamp known = stamps.get(Records.crc(picture));
        return known == null ? Barcode.read(picture) : Optional.of(known);
    }
}
