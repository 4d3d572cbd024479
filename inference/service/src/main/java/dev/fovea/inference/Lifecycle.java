package dev.fovea.inference;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.repository.ModelSwitch;
import dev.fovea.inference.stream.StreamLoop;
import dev.fovea.resnet.packages.ModelPackageException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Start and stop of the service: first the model is warmed, then frames are taken; HTTP answers all the while. */
@ApplicationScoped
public class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final int NO_MODEL = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final ModelSwitch models;
    private final CurrentModel current;
    private final StreamLoop stream;

    Lifecycle(ModelSwitch models, CurrentModel current, StreamLoop stream) {
        this.models = models;
        this.current = current;
        this.stream = stream;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("fovea-start").start(this::warmThenStream);
    }

    private void warmThenStream() {
        try {
            models.start();
            stream.start();
        } catch (ModelPackageException | DeviceUnavailableException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(NO_MODEL);
        } catch (RuntimeException e) {
            LOG.error("cannot start", e);
            Quarkus.asyncExit(NO_MODEL);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (stream.stop(PATIENCE)) {
            current.retire();
        } else {
            LOG.warnf("stopped before the batch under way was done; its frames are classified after the next start");
        }
    }
}
