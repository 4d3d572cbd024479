package dev.fovea.ingest.config;

import dev.fovea.topics.SettingNames;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/** Ends the service at start if it was given a setting that it does not know. */
@Singleton
public class SettingsCheck {

    private static final Logger LOG = Logger.getLogger(SettingsCheck.class);
    private static final int UNKNOWN_SETTING = 2;
    private static final int FIRST = 1;

    private volatile boolean refused;

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        SettingNames names =
                new SettingNames(ConfigMappings.getProperties(ConfigClass.configClass(IngestSettings.class))
                        .keySet());
        List<String> refusals = new ArrayList<>();
        for (ConfigSource source : ConfigProvider.getConfig().getConfigSources()) {
            refusals.addAll(
                    source instanceof EnvConfigSource
                            ? names.environmentRefusals(source.getPropertyNames())
                            : names.refusals(source.getPropertyNames()));
        }
        if (!refusals.isEmpty()) {
            refused = true;
            refusals.stream().distinct().forEach(LOG::error);
            Quarkus.asyncExit(UNKNOWN_SETTING);
        }
    }

    /** Whether the service is ending for a setting: nothing needs to begin. */
    public boolean refused() {
        return refused;
    }
}
