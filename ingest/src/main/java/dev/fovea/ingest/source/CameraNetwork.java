package dev.fovea.ingest.source;

import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.ingest.network.Dialler;
import dev.fovea.ingest.network.HttpGateway;
import dev.fovea.ingest.network.RtspRelay;
import dev.fovea.topics.policy.AddressPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the sources of an instance share to reach cameras: the policy, the dialler, and a gateway each for HTTP and HTTPS.
 * Thread-safe.
 */
final class CameraNetwork {

    private static final int RTSP = 554;
    private static final int RTSPS = 322;

    /** A gateway and the client that makes its requests through it. */
    record Http(HttpGateway gateway, HttpClient client) {}

    private final AddressPolicy policy;
    private final Dialler dialler;
    private final Http plain;
    private final Http encrypted;

    CameraNetwork(SourceSettings settings) {
        policy = settings.policy();
        dialler = new Dialler(policy, settings.unverifiedHosts());
        plain = http(false, settings);
        encrypted = http(true, settings);
    }

    private Http http(boolean tls, SourceSettings source) {
        try {
            HttpGateway gateway = new HttpGateway(dialler, tls, source.openTimeout());
            // Redirects are not followed: they could lead a camera's password to another host.
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(ProxySelector.of(gateway.address()))
                    .connectTimeout(source.openTimeout())
                    .build();
            return new Http(gateway, client);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback is free for the gateway to cameras", e);
        }
    }

    /** Refuses files and folders outside of the media directories, symbolic links resolved. */
    void check(Path path) throws SourceException {
        try {
            Optional<String> refusal = policy.refusal(path.toRealPath());
            if (refusal.isPresent()) {
                throw new SourceException("the source is not allowed: " + refusal.get());
            }
        } catch (IOException e) {
            throw new SourceException("no such file or folder: check the path as the ingest host sees it");
        }
    }

    /** Opens an HTTP or HTTPS source, whose TLS is spoken by the gateway. */
    Source openHttp(OpenRequest request) throws SourceException, InterruptedException {
        boolean tls = request.address().scheme().equals("https");
        Authority authority = Authority.of(request.location(), tls ? 443 : 80);
        TimedCall.get(() -> dialler.find(authority.host()), request.deadline(), request.openTimeout());
        Http http = tls ? encrypted : plain;
        OpenRequest judged = request.through(http.gateway().proxy());
        return new HttpOpener(http.client())
                .open(tls ? judged.at(authority.at("http", authority.host(), authority.port())) : judged);
    }

    /**
     * Opens an RTSP source. RTP over UDP does not go through the relay: the address is pinned all the same, but a
     * redirect of such a camera would be followed.
     */
    Source openRtsp(OpenRequest request) throws SourceException, InterruptedException {
        boolean tls = request.address().scheme().equals("rtsps");
        Authority authority = Authority.of(request.location(), tls ? RTSPS : RTSP);
        if (!tls && request.rtspTransport().equals("udp")) {
            var addresses =
                    TimedCall.get(() -> dialler.find(authority.host()), request.deadline(), request.openTimeout());
            return new VideoSource(request.at(authority.pinned("rtsp", addresses.getFirst())), () -> {});
        }
        RtspRelay relay = TimedCall.get(
                () -> RtspRelay.open(dialler, authority.host(), authority.port(), tls, request.openTimeout()),
                request.deadline(),
                request.openTimeout());
        return new VideoSource(request.at(authority.at("rtsp", "127.0.0.1", relay.localPort())), relay::close);
    }
}
