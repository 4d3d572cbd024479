package dev.fovea.query.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.sightings.SightingPolicy;
import dev.fovea.query.state.AppliedOffsets;
import dev.fovea.query.state.Retention;
import dev.fovea.query.state.SightingRules;
import dev.fovea.query.state.StateTopology;
import dev.fovea.query.state.Unreadable;
import dev.fovea.query.tracing.Tracing;
import dev.fovea.topics.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.All;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives the framework its topology, its traces, its clock and its JSON. */
@Singleton
public class StreamsBeans {

    private static final Logger LOG = Logger.getLogger(StreamsBeans.class);

    @Produces
    @Singleton
    Topology topology(QuerySettings settings, Unreadable unreadable, AppliedOffsets camerasApplied, Tracing tracing) {
        Retention retention = new Retention(
                settings.detections().retention(),
                settings.detections().pruneEvery(),
                settings.detections().pruneLimit());
        return new StateTopology(retention, rules(settings.sightings(), retention), unreadable, camerasApplied, tracing)
                .build();
    }

    private static SightingRules rules(QuerySettings.Sightings settings, Retention detections) {
        SightingPolicy general =
                new SightingPolicy(settings.gap(), settings.minLength(), settings.minCount(), settings.updateEvery());
        Map<String, SightingPolicy> byCamera = new TreeMap<>();
        settings.cameras()
                .forEach((camera, own) -> byCamera.put(
                        camera,
                        new SightingPolicy(
                                own.gap().orElse(general.gap()),
                                own.minLength().orElse(general.minLength()),
                                own.minCount().orElse(general.minCount()),
                                general.update())));
        return new SightingRules(
                general,
                byCamera,
                settings.idle(),
                new Retention(settings.retention(), detections.every(), detections.limit()));
    }

    @Produces
    @Singleton
    Tracing tracing(
            OpenTelemetry openTelemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String group) {
        return disabled ? Tracing.off() : Tracing.with(openTelemetry, group);
    }

    @Produces
    @Singleton
    AppliedOffsets camerasApplied() {
        return new AppliedOffsets();
    }

    @Produces
    @Singleton
    Unreadable unreadable(MeterRegistry metrics) {
        return (place, why) -> {
            metrics.counter("fovea.records.unreadable", "topic", place.topic()).increment();
            LOG.warnf("record %s-%d-%d passed over: %s", place.topic(), place.partition(), place.offset(), why);
        };
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The API writes records just as the topics do, and problems as their extension says. */
    @Produces
    @Singleton
    ObjectMapper json(@All List<ObjectMapperCustomizer> customizers) {
        ObjectMapper mapper = Json.mapper().copy();
        customizers.stream().sorted().forEach(customizer -> customizer.customize(mapper));
        return mapper;
    }
}
