package dev.fovea.ingest.source;

import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.topics.Camera;
import dev.fovea.topics.SourceAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a camera's source with the reader that fits it. Thread-safe. */
public final class SourceOpener {

    private final SourceSettings settings;
    private final CameraNetwork network;

    public SourceOpener(SourceSettings settings) {
        this.settings = settings;
        this.network = new CameraNetwork(settings);
    }

    /**
     * Opens the source; the caller closes it.
     *
     * @param location the camera's address with its secrets, see {@link SourceLocations}
     * @param deadline of the calling thread's calls on this source
     * @throws SourceException if it cannot be opened; the message says why and holds no secret
     */
    public Source open(Camera camera, String location, Deadline deadline) throws SourceException, InterruptedException {
        SourceAddress address = camera.address();
        OpenRequest request = new OpenRequest(
                camera,
                address,
                location,
                deadline,
                settings.openTimeout(),
                settings.readTimeout(),
                settings.maxPixels(),
                settings.maxPictureBytes(),
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
}
