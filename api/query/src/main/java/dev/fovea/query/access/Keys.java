package dev.fovea.query.access;

import dev.fovea.query.config.QuerySettings;
import dev.fovea.query.keys.ApiKey;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.KeyFileException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The API keys that are good now: the file is read again within a second after it changed. Thread-safe. */
@Singleton
public final class Keys {

    private static final Logger LOG = Logger.getLogger(Keys.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final @Nullable KeyFile file;
    private final Clock clock;
    private List<ApiKey> keys = List.of();
    private Instant checked = Instant.EPOCH;
    private @Nullable FileTime read;

    @Inject
    Keys(QuerySettings settings, Clock clock) {
        this(settings.query().security().keys().map(KeyFile::new).orElse(null), clock);
    }

    Keys(@Nullable KeyFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Stops a service whose keys cannot be read, rather than let it refuse everybody. */
    void check(@Observes @Priority(Doors.FIRST) StartupEvent event) {
        try {
            if (file != null) {
                file.read();
            }
        } catch (KeyFileException e) {
            throw new ConfigurationException("fovea.query.security.keys: " + e.getMessage());
        }
    }

    /** What a key grants, though it may have ended; empty where there is no such key. */
    public Optional<Grant> find(String key) {
        return ApiKey.name(key)
                .flatMap(this::named)
                .filter(known -> known.matches(key))
                .map(ApiKey::grant);
    }

    /** Whether there is still a key that grants what a session of its name was given. */
    public boolean isGood(Grant session) {
        return named(session.name())
                .map(ApiKey::grant)
                .filter(grant -> !grant.isOver(clock.instant()))
                .filter(grant ->
                        grant.role() == session.role() && grant.cameras().equals(session.cameras()))
                .isPresent();
    }

    private Optional<ApiKey> named(String name) {
        return current().stream().filter(key -> key.grant().name().equals(name)).findFirst();
    }

    private synchronized List<ApiKey> current() {
        Instant now = clock.instant();
        if (file != null && now.isAfter(checked.plus(PAUSE))) {
            checked = now;
            try {
                FileTime changed = Files.getLastModifiedTime(file.path());
                if (!changed.equals(read)) {
                    keys = file.read();
                    read = changed;
                }
            } catch (IOException | KeyFileException e) {
                LOG.errorf("the API keys stay as they were: %s", e.getMessage());
            }
        }
        return keys;
    }
}
