package dev.fovea.inference.health;

import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.stream.StreamLoop;
import dev.fovea.inference.stream.StreamState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the model is warm and frames are being taken from the broker. */
@Readiness
@ApplicationScoped
public class StreamReadiness implements HealthCheck {

    private final StreamLoop stream;
    private final CurrentModel model;

    StreamReadiness(StreamLoop stream, CurrentModel model) {
        this.stream = stream;
        this.model = model;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("frames to detections");
        model.get()
                .ifPresentOrElse(
                        m -> response.withData("model", m.ref().path())
                                .withData("device", m.placement().device().word())
                                .withData("why", m.placement().why()),
                        () -> response.withData("model", "not warm yet"));
        return switch (stream.state()) {
            case StreamState.Waiting() -> response.down().build();
            case StreamState.Connecting(var trouble) ->
                response.withData("trouble", trouble.isEmpty() ? "connecting" : trouble)
                        .down()
                        .build();
            case StreamState.Consuming(var partitions) ->
                response.withData("partitions", partitions).up().build();
            case StreamState.Stopped() ->
                response.withData("trouble", "stopped").down().build();
        };
    }
}
