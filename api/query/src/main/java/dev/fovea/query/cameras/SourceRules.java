package dev.fovea.query.cameras;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.topics.Camera;
import dev.fovea.topics.InvalidCameraException;
import dev.fovea.topics.policy.AddressPolicy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a camera whose source may not be one, as far as its text tells, before it is written. Ingest asks the same
 * policy again where it opens the source, with the address that the name service gave.
 */
@Singleton
public final class SourceRules {

    private final AddressPolicy policy;

    @Inject
    SourceRules(QuerySettings settings, @ConfigProperty(name = "quarkus.http.host") String listens) {
        this(AddressPolicy.of(
                settings.sources().allowedNetworks(), settings.sources().mediaDirectories(), listens));
    }

    SourceRules(AddressPolicy policy) {
        this.policy = policy;
    }

    /**
     * Lets a source pass that may be one.
     *
     * @throws InvalidCameraException if the source may not be one, saying why and what to do; never repeats it
     */
    public void check(Camera camera) {
        policy.refusal(camera.address()).ifPresent(why -> {
            throw new InvalidCameraException("source", why);
        });
    }
}
