package dev.fovea.query.similar;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Embedding;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds regions that look alike among the newest ones of this instance's memory. Regions without an embedding are not
 * found. Thread-safe.
 */
@Singleton
public class SimilarRegions {

    private final RegionIndex index;
    private final long memory;

    @Inject
    SimilarRegions(QuerySettings settings) {
        this(settings.similar().memory());
    }

    SimilarRegions(long memory) {
        this.memory = memory;
        try {
            this.index = new RegionIndex(memory);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot be opened", e);
        }
    }

    /** Takes in the regions of a detection; doing so twice changes nothing. Called by one thread at a time. */
    public void add(Detection detection) {
        if (memory == 0) {
            return;
        }
        int number = 0;
        for (ClassifiedRegion region : detection.regions()) {
            add(detection, number++, region);
        }
    }

    private void add(Detection detection, int number, ClassifiedRegion region) {
        String encoded = region.embedding();
        if (encoded == null) {
            return;
        }
        SimilarRegion found = new SimilarRegion(
                1,
                detection.camera(),
                detection.capturedAt(),
                detection.frame(),
                number,
                region.region(),
                detection.width(),
                detection.height(),
                region.label(),
                region.probability(),
                detection.model());
        try {
            index.put(found, Embedding.decode(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot be written", e);
        }
    }

    /** Regions kept now. */
    public int size() {
        try {
            return index.size();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("an index in memory cannot be read", e);
    }

    /**
     * Regions like the one asked about, most alike first.
     *
     * @param visible whether regions of a camera may be asked about
     * @throws NotIndexedException if that region is not known here, or not visible
     */
    public List<SimilarRegion> find(SimilarQuery query, Predicate<String> visible) throws NotIndexedException {
        try {
            return index.nearest(query, visible)
                    .orElseThrow(() -> new NotIndexedException("region " + query.number() + " of frame "
                            + query.frame().partition() + "/" + query.frame().offset()
                            + (memory == 0
                                    ? " is not known: the search is off (fovea.similar.memory is 0)"
                                    : " is not among the newest " + size() + " regions with an embedding; it is"
                                            + " too old, has none, or there is no such region")));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        index.close();
    }
}
