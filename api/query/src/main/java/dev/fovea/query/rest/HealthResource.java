package dev.fovea.query.rest;

import dev.fovea.query.instances.Instances;
import dev.fovea.query.pipeline.BrokerProbe;
import dev.fovea.query.pipeline.GroupProbe;
import dev.fovea.query.pipeline.ModelProbe;
import dev.fovea.query.recent.Recent;
import dev.fovea.query.similar.SimilarRegions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the whole pipeline is doing, as people look at it; machines ask /q/health and /q/metrics. */
@Path("/v1/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
public class HealthResource {

    private final BrokerProbe broker;
    private final GroupProbe groups;
    private final ModelProbe model;
    private final Recent recent;
    private final SimilarRegions similar;
    private final Instances instances;
    private final Clock clock;

    HealthResource(
            BrokerProbe broker,
            GroupProbe groups,
            ModelProbe model,
            Recent recent,
            SimilarRegions similar,
            Instances instances,
            Clock clock) {
        this.broker = broker;
        this.groups = groups;
        this.model = model;
        this.recent = recent;
        this.similar = similar;
        this.instances = instances;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Broker, instances, consumer groups, model and the time that each stage takes",
            description = "Always answers: what cannot be told carries an 'error' that says why. The accounts of the"
                    + " cameras are at /v1/cameras.")
    public HealthView health() throws InterruptedException {
        return new HealthView(
                clock.instant(),
                instances.obstacle().orElse(null),
                instances.known(),
                broker.view(),
                groups.view(),
                model.report(),
                recent.stages(),
                similar.size());
    }
}
