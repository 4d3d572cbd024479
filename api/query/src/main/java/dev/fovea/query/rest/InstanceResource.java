package dev.fovea.query.rest;

import dev.fovea.query.activity.ActivityBucket;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.instances.ActivityQuestion;
import dev.fovea.query.instances.CameraQuestion;
import dev.fovea.query.instances.OwnCopies;
import dev.fovea.query.instances.PageQuestion;
import dev.fovea.query.instances.Question;
import dev.fovea.query.instances.Reply;
import dev.fovea.query.pages.DetectionFilter;
import dev.fovea.query.pages.Stretch;
import dev.fovea.topics.Detection;
import dev.fovea.topics.Sighting;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What instances ask each other: the same as the public interface, of some partitions only, and answered from this
 * instance's own copies alone. It is for every login, and gives each no more than the public interface does.
 */
@Path("/v1/instances")
@Produces(MediaType.APPLICATION_JSON)
@OnlyVisible
public class InstanceResource {

    private final OwnCopies own;
    private final QuerySettings settings;

    InstanceResource(OwnCopies own, QuerySettings settings) {
        this.own = own;
        this.settings = settings;
    }

    @GET
    @Path("detections")
    @Operation(hidden = true)
    public Reply<Stretch<Detection>> detections(
            @QueryParam("partition") List<String> partitions,
            @QueryParam("camera") List<String> cameras,
            @QueryParam("label") List<String> labels,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("minProbability") @Nullable String minProbability,
            @QueryParam("model") List<String> models,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        DetectionFilter filter = Parameters.filter(cameras, labels, minProbability);
        return ask(partitions, page(PageQuestion.DETECTIONS, filter, models, from, to, limit, cursor));
    }

    @GET
    @Path("sightings")
    @Operation(hidden = true)
    public Reply<Stretch<Sighting>> sightings(
            @QueryParam("partition") List<String> partitions,
            @QueryParam("camera") List<String> cameras,
            @QueryParam("label") List<String> labels,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("minProbability") @Nullable String minProbability,
            @QueryParam("model") List<String> models,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        DetectionFilter filter = Parameters.filter(cameras, labels, minProbability);
        return ask(partitions, page(PageQuestion.SIGHTINGS, filter, models, from, to, limit, cursor));
    }

    @GET
    @Path("cameras")
    @Operation(hidden = true)
    public Reply<CameraQuestion.Known> cameras(
            @QueryParam("partition") List<String> partitions, @QueryParam("camera") List<String> cameras) {
        DetectionFilter filter = Parameters.filter(cameras, List.of(), null);
        return ask(partitions, new CameraQuestion(filter.cameras()));
    }

    @GET
    @Path("activity")
    @Operation(hidden = true)
    public Reply<List<ActivityBucket>> activity(
            @QueryParam("partition") List<String> partitions,
            @QueryParam("bucket") @Nullable String bucket,
            @QueryParam("camera") List<String> cameras,
            @QueryParam("label") List<String> labels,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        DetectionFilter filter = Parameters.filter(cameras, labels, null);
        return ask(
                partitions,
                new ActivityQuestion(
                        Parameters.bucket(bucket),
                        filter.cameras(),
                        filter.labels(),
                        Parameters.micros("from", from, Long.MIN_VALUE),
                        Parameters.micros("to", to, Long.MAX_VALUE)));
    }

    @GET
    @Path("heatmap")
    @Operation(hidden = true)
    public Reply<HeatMapView> heatMap(
            @QueryParam("partition") List<String> partitions,
            @QueryParam("camera") @Nullable String camera,
            @QueryParam("label") List<String> labels,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("minProbability") @Nullable String minProbability) {
        return ask(
                partitions,
                HeatMapQuestion.of(
                        camera,
                        labels,
                        minProbability,
                        from,
                        to,
                        settings.detections().scanLimit()));
    }

    private <T> PageQuestion<T> page(
            PageQuestion.Kind<T> kind,
            DetectionFilter filter,
            List<String> models,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit,
            @Nullable String cursor) {
        return new PageQuestion<>(
                kind,
                Parameters.page(
                        filter, from, to, limit, cursor, settings.detections().scanLimit()),
                filter,
                Parameters.models(models));
    }

    private <A> Reply<A> ask(List<String> partitions, Question<A> question) {
        if (partitions.isEmpty()) {
            throw Problems.invalid("partition", "partition: is missing; instances ask for partitions by number");
        }
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(text -> numbers.add((int) Parameters.place("partition", text, Integer.MAX_VALUE)));
        return own.ask(question, numbers);
    }
}
