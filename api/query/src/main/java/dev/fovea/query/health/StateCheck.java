package dev.fovea.query.health;

import dev.fovea.query.instances.Instances;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once this instance can answer, and every partition of the state is with some instance. */
@Readiness
public class StateCheck implements HealthCheck {

    private final Instances instances;

    StateCheck(Instances instances) {
        this.instances = instances;
    }

    @Override
    public HealthCheckResponse call() {
        return instances
                .obstacle()
                .map(why -> HealthCheckResponse.named("state")
                        .down()
                        .withData("obstacle", why)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("state"));
    }
}
