package dev.fovea.query.rest;

import dev.fovea.query.access.Access;
import dev.fovea.query.live.LiveFeed;
import dev.fovea.query.live.LiveMessage;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Detections as they come, as server-sent events. */
@Path("/v1/stream")
@Tag(name = "detections")
@OnlyVisible
public class StreamResource {

    private static final long RETRY_MILLIS = 2_000;

    private final LiveFeed feed;
    private final Access access;

    StreamResource(LiveFeed feed, Access access) {
        this.feed = feed;
        this.access = access;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Detections as they come (server-sent events)",
            description = "Events: 'detection' with a detection as JSON; 'reset' when what followed the last id is no"
                    + " longer kept; 'cut-off' as the last one when the client reads too slowly or"
                    + " its login ends. Every event has an id;"
                    + " a client that comes back with it in Last-Event-ID misses nothing and gets nothing twice.")
    public Multi<OutboundSseEvent> stream(
            @Parameter(example = "[\"car-park\"]") @QueryParam("camera") List<String> cameras,
            @Parameter(example = "[\"car\"]") @QueryParam("label") List<String> labels,
            @Parameter(example = "0.5") @QueryParam("minProbability") @Nullable String minProbability,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        return Multi.createFrom()
                .publisher(feed.open(
                        access.narrow(Parameters.filter(cameras, labels, minProbability)),
                        lastEventId,
                        access.grant().until()))
                .map(message -> event(sse, message));
    }

    private static OutboundSseEvent event(Sse sse, LiveMessage message) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        return switch (message) {
            case LiveMessage.Welcome(String id) ->
                event.id(id).comment("welcome").reconnectDelay(RETRY_MILLIS).build();
            case LiveMessage.Seen(String id, String json) ->
                event.id(id).name("detection").data(json).build();
            case LiveMessage.Heartbeat(String id) ->
                event.id(id).comment("heartbeat").build();
            case LiveMessage.Reset(String id, String why) ->
                event.id(id).name("reset").data(why).build();
            case LiveMessage.CutOff(String why) ->
                event.name("cut-off").data(why).build();
        };
    }
}
