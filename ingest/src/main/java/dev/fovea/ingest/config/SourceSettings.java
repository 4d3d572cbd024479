package dev.fovea.ingest.config;

import dev.fovea.topics.policy.AddressPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How sources are opened and which may be, as whoever opens them needs it: this process, or a worker that was sent it.
 *
 * @param openTimeout the longest that opening a source may take
 * @param readTimeout the longest that a source may take for its next picture
 * @param unverifiedHosts whose TLS certificate is not verified
 * @param rtspTransport how RTSP cameras send their pictures
 * @param maxPixels the largest picture that is decoded
 * @param maxPictureBytes the largest encoded picture that is read
 * @param allowedNetworks where cameras may be, or nothing for the default
 * @param mediaDirectories where files may lie, or nothing for the default
 * @param listens the host on which ingest listens, which tells a single-machine setup
 */
public record SourceSettings(
        Duration openTimeout,
        Duration readTimeout,
        Set<String> unverifiedHosts,
        IngestSettings.RtspTransport rtspTransport,
        long maxPixels,
        int maxPictureBytes,
        Optional<List<String>> allowedNetworks,
        Optional<List<Path>> mediaDirectories,
        String listens) {

    /** The settings of an instance that listens on this host. */
    public static SourceSettings of(IngestSettings settings, String listens) {
        IngestSettings.Source source = settings.source();
        return new SourceSettings(
                source.openTimeout(),
                source.readTimeout(),
                source.unverifiedHosts().orElse(Set.of()),
                source.rtspTransport(),
                source.maxPixels(),
                Math.toIntExact(source.maxPictureBytes().asLongValue()),
                settings.sources().allowedNetworks(),
                settings.sources().mediaDirectories(),
                listens);
    }

    /**
     * Which addresses and paths may be sources.
     *
     * @throws IllegalArgumentException naming the setting that cannot be read and what it accepts
     */
    public AddressPolicy policy() {
        return AddressPolicy.of(allowedNetworks, mediaDirectories, listens);
    }
}
