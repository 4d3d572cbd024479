package dev.fovea.inference;

import dev.fovea.inference.config.InferenceConfig;
import dev.fovea.inference.config.SettingsCheck;
import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.repository.ChangeUnderWayException;
import dev.fovea.inference.repository.ModelSwitch;
import dev.fovea.inference.shadow.ShadowSwitch;
import dev.fovea.inference.stream.StreamLoop;
import dev.fovea.resnet.natives.NotUnpackedException;
import dev.fovea.resnet.packages.ModelPackageException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
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
    private final ShadowSwitch shadow;
    private final Optional<String> onTrial;
    private final SettingsCheck settings;

    Lifecycle(
            ModelSwitch models,
            CurrentModel current,
            StreamLoop stream,
            ShadowSwitch shadow,
            InferenceConfig config,
            SettingsCheck settings) {
        this.models = models;
        this.current = current;
        this.stream = stream;
        this.shadow = shadow;
        this.onTrial = config.inference().shadow();
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        if (settings.refused()) {
            return;
        }
        Thread.ofPlatform().name("fovea-start").start(this::warmThenStream);
    }

    private void warmThenStream() {
        try {
            models.start();
            stream.start();
        } catch (ModelPackageException | DeviceUnavailableException | NotUnpackedException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(NO_MODEL);
            return;
        } catch (RuntimeException e) {
            LOG.error("cannot start", e);
            Quarkus.asyncExit(NO_MODEL);
            return;
        }
        onTrial.ifPresent(this::tryOut);
    }

    /** Frames are classified whether or not the shadow can be had. */
    private void tryOut(String wanted) {
        try {
            var _ = shadow.start(wanted);
        } catch (ModelPackageException | DeviceUnavailableException | ChangeUnderWayException e) {
            LOG.errorf("no version is on trial, fovea.inference.shadow=%s: %s", wanted, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (stream.stop(PATIENCE)) {
            current.retire();
        } else {
            LOG.warnf("stopped before the batch under way was done; its frames are classified after the next start");
        }
        try {
            shadow.stop();
        } catch (ChangeUnderWayException e) {
            LOG.info("stopped while the shadow was being changed");
        }
    }
}
