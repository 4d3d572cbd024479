package dev.fovea.ingest.source;

import dev.fovea.topics.Camera;
import dev.fovea.topics.SourceAddress;
import java.time.Duration;

/**
 * All that a reader needs to open a camera's source.
 *
 * @param camera whose source is opened
 * @param address the parsed source, without secrets
 * @param location what FFmpeg or HTTP opens, with secrets; printed nowhere
 * @param deadline of the reading thread's calls
 * @param openTimeout the longest that opening may take
 * @param readTimeout the longest that one picture may take
 * @param maxPixels the largest picture that is decoded
 * @param maxBytes the largest encoded picture that is read
 * @param rtspTransport {@code tcp} or {@code udp}
 * @param httpProxy through which FFmpeg makes HTTP requests; empty where it makes none
 */
record OpenRequest(
        Camera camera,
        SourceAddress address,
        String location,
        Deadline deadline,
        Duration openTimeout,
        Duration readTimeout,
        long maxPixels,
        int maxBytes,
        String rtspTransport,
        String httpProxy) {

    /** The same with another location. */
    OpenRequest at(String where) {
        return with(where, httpProxy);
    }

    /** The same through an HTTP proxy. */
    OpenRequest through(String proxy) {
        return with(location, proxy);
    }

    private OpenRequest with(String where, String proxy) {
        return new OpenRequest(
                camera, address, where, deadline, openTimeout, readTimeout, maxPixels, maxBytes, rtspTransport, proxy);
    }

    /** Without the location, which holds secrets. */
    @Override
    public String toString() {
        return "OpenRequest[camera=" + camera.id() + ", address=" + address.redacted() + "]";
    }
}
