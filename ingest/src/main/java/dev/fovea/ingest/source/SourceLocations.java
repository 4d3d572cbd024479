package dev.fovea.ingest.source;

import dev.fovea.ingest.config.MissingSecretException;
import dev.fovea.ingest.config.SecretStore;
import dev.fovea.topics.SourceAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Puts secrets into the addresses of sources. Thread-safe. */
@Singleton
public class SourceLocations {

    private final SecretStore secrets;

    @Inject
    public SourceLocations(SecretStore secrets) {
        this.secrets = secrets;
    }

    /**
     * The address with its secrets, to be opened and printed nowhere; in URLs they are percent-encoded, so that no
     * character of theirs ends the host.
     *
     * @throws SourceException if a secret is not set; the message names it and where to set it
     */
    public String of(SourceAddress address) throws SourceException {
        Map<String, String> values = new HashMap<>();
        for (String name : address.secrets()) {
            try {
                String value = secrets.value(name);
                values.put(name, address.scheme().isEmpty() ? value : encode(value));
            } catch (MissingSecretException e) {
                throw new SourceException(String.valueOf(e.getMessage()));
            }
        }
        return address.resolve(name -> values.getOrDefault(name, ""));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
