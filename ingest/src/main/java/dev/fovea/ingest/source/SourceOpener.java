package dev.fovea.ingest.source;

import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.ingest.config.MissingSecretException;
import dev.fovea.ingest.config.SecretStore;
import dev.fovea.topics.Camera;
import dev.fovea.topics.SourceAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens a camera's source with the reader that fits it. Thread-safe. */
@Singleton
public class SourceOpener {

    private final IngestSettings.Source settings;
    private final SecretStore secrets;
    private final CameraNetwork network;

    @Inject
    public SourceOpener(
            IngestSettings settings, SecretStore secrets, @ConfigProperty(name = "quarkus.http.host") String listens) {
        this.settings = settings.source();
        this.secrets = secrets;
        this.network = new CameraNetwork(settings, listens);
    }

    /**
     * Opens the source; the caller closes it.
     *
     * @param deadline of the calling thread's calls on this source
     * @throws SourceException if it cannot be opened; the message says why and holds no secret
     */
    public Source open(Camera camera, Deadline deadline) throws SourceException, InterruptedException {
        SourceAddress address = camera.address();
        OpenRequest request = new OpenRequest(
                camera,
                address,
                location(address),
                deadline,
                settings.openTimeout(),
                settings.readTimeout(),
                settings.maxPixels(),
                Math.toIntExact(settings.maxPictureBytes().asLongValue()),
                settings.rtspTransport().name().toLowerCase(Locale.ROOT),
                "");
        return switch (address.kind()) {
            case RTSP, RTSPS -> network.openRtsp(request);
            case HTTP, HLS -> network.openHttp(request);
            case DEVICE -> new VideoSource(request, () -> {});
            case PATH -> openPath(request);
        };
    }

    private Source openPath(OpenRequest request) throws SourceException {
        Path path = Path.of(request.location());
        network.check(path);
        if (!Files.isReadable(path)) {
            throw new SourceException("permission denied: let the user of ingest read the file or folder");
        }
        if (Files.isDirectory(path)) {
            return new FolderSource(request);
        }
        if (!Files.isRegularFile(path)) {
            throw new SourceException(
                    "it is neither a file nor a folder: point the source to a video or a folder of" + " pictures");
        }
        return new VideoSource(request, () -> {});
    }

    /** The address with its secrets; in URLs they are percent-encoded, so that no character of theirs ends the host. */
    private String location(SourceAddress address) throws SourceException {
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
