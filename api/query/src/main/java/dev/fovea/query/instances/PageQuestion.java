package dev.fovea.query.instances;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Extent;
import dev.fovea.query.pages.ModelFilter;
import dev.fovea.query.pages.PageBuilder;
import dev.fovea.query.pages.PageRequest;
import dev.fovea.query.pages.SightingFilter;
import dev.fovea.query.pages.Stretch;
import dev.fovea.query.pages.TimeScan;
import dev.fovea.query.state.Copy;
import dev.fovea.topics.Detection;
import dev.fovea.topics.JsonSerde;
import dev.fovea.topics.Sighting;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Which records are on a page.
 *
 * @param <T> what was seen
 * @param kind of records
 * @param request the page
 * @param filter which cameras, labels and probabilities
 * @param models which models
 */
public record PageQuestion<T>(Kind<T> kind, PageRequest request, DetectionFilter filter, ModelFilter models)
        implements Question<Stretch<T>> {

    /** Detections by the time of their capture. */
    public static final Kind<Detection> DETECTIONS = new Kind<>(
            "detections",
            Detection.class,
            Copy::detections,
            (filter, models) -> detection -> filter.accepts(detection) && models.accepts(detection.model()));

    /** Sightings by their start. */
    public static final Kind<Sighting> SIGHTINGS = new Kind<>(
            "sightings",
            Sighting.class,
            (copy, _) -> copy.sightings(),
            (filter, models) -> new SightingFilter(filter.labels(), filter.minProbability())
                    .and(sighting -> models.accepts(sighting.model())));

    /**
     * What lies in a store in time order.
     *
     * @param <T> what was seen
     * @param path of the question
     * @param type of a record
     * @param scan the store of a copy, narrowed to labels where there are any
     * @param chooser what is asked for
     */
    public record Kind<T>(
            String path, Class<T> type, BiFunction<Copy, Set<String>, TimeScan> scan, Chooser<T> chooser) {}

    /**
     * Makes a filter of records.
     *
     * @param <T> what was seen
     */
    @FunctionalInterface
    public interface Chooser<T> {
        /** The filter. */
        Predicate<T> choose(DetectionFilter filter, ModelFilter models);
    }

    @Override
    public Stretch<T> answer(List<Copy> copies) {
        List<TimeScan> scans = copies.stream()
                .map(copy -> kind.scan().apply(copy, filter.labels()))
                .toList();
        return new PageBuilder<>(scans, new JsonSerde<>(kind.type()))
                .build(request, kind.chooser().choose(filter, models));
    }

    @Override
    public Route route() {
        return Route.to(kind.path())
                .with("camera", filter.cameras())
                .with("label", filter.labels())
                .with("minProbability", filter.minProbability())
                .with("model", models.models())
                .withTime("from", request.from())
                .withTime("to", request.to())
                .with("limit", request.limit())
                .with(
                        "cursor",
                        request.cursor() == null ? null : request.cursor().encode());
    }

    /** A page behind a cursor is drawn from what its first page was drawn from, so that much must be there. */
    @Override
    public Extent atLeast() {
        return request.cursor() == null ? Extent.NONE : request.cursor().extent();
    }

    @Override
    public JavaType type(TypeFactory types) {
        return types.constructParametricType(Stretch.class, kind.type());
    }
}
