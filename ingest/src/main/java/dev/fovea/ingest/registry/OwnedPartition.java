package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.OwnedCamera;
import dev.fovea.ingest.publish.PartitionLane;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The cameras of one partition that this instance owns. Definitions wait until it is known where the accounts stand.
 * Used by the registry's thread.
 */
final class OwnedPartition {

    private final PartitionLane lane;
    private final Adoption adoption;
    private final BiFunction<String, Account.Standing, OwnedCamera> make;
    private final Map<String, Definition> newest = new LinkedHashMap<>();
    private final Map<String, Definition> waiting = new LinkedHashMap<>();
    private final Map<String, OwnedCamera> cameras = new HashMap<>();

    /**
     * @param lane of the partition, which the adoption opens
     * @param make gives the camera of an id and the standing of its account
     */
    OwnedPartition(PartitionLane lane, Adoption adoption, BiFunction<String, Account.Standing, OwnedCamera> make) {
        this.lane = lane;
        this.adoption = adoption;
        this.make = make;
    }

    /** A definition was read; a later one of the same camera replaces it. */
    void defined(String id, Definition definition) {
        waiting.put(id, definition);
        newest.put(id, definition);
    }

    /** Takes over all definitions that another was given. */
    void definedLike(OwnedPartition other) {
        other.newest.forEach(this::defined);
    }

    PartitionLane lane() {
        return lane;
    }

    /** Puts into effect what waits, once the accounts are known. */
    void apply(Duration flushLimit) throws InterruptedException {
        if (waiting.isEmpty() || !adoption.isDone()) {
            return;
        }
        for (Map.Entry<String, Definition> entry : waiting.entrySet()) {
            apply(entry.getKey(), entry.getValue(), flushLimit);
        }
        waiting.clear();
    }

    private void apply(String id, Definition definition, Duration flushLimit) throws InterruptedException {
        switch (definition) {
            case Definition.Valid(var camera) -> camera(id).define(camera);
            case Definition.Unusable(var reason) -> camera(id).refuse(reason);
            case Definition.Removed() -> {
                OwnedCamera removed = cameras.get(id);
                if (removed != null) {
                    removed.remove(flushLimit);
                }
            }
        }
    }

    private OwnedCamera camera(String id) {
        return cameras.computeIfAbsent(
                id, i -> make.apply(i, adoption.result().getOrDefault(i, Account.Standing.NONE)));
    }

    Collection<OwnedCamera> cameras() {
        return cameras.values();
    }

    /** The partition goes to another instance; its cameras are stopped by the registry. */
    void cancelAdoption() {
        adoption.cancel();
    }
}
