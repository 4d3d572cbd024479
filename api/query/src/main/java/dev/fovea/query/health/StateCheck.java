package dev.fovea.query.health;

import dev.fovea.query.state.StateOwnership;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once this instance can answer for the whole state. */
@Readiness
public class StateCheck implements HealthCheck {

    private final StateOwnership ownership;

    StateCheck(StateOwnership ownership) {
        this.ownership = ownership;
    }

    @Override
    public HealthCheckResponse call() {
        return ownership
                .obstacle()
                .map(why -> HealthCheckResponse.named("state")
                        .down()
                        .withData("obstacle", why)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up("state"));
    }
}
