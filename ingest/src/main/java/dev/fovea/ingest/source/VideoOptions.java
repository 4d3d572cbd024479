package dev.fovea.ingest.source;

import dev.fovea.topics.SourceAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How FFmpeg opens one source: the format, the address and the options, all from typed settings and never from a
 * camera's text, so that a definition cannot inject an option.
 *
 * <p>Each kind may use only the protocols it needs, so that a playlist or a container cannot make ingest read local
 * files or other hosts' services.
 *
 * @param format FFmpeg's name of the input format; null to probe it
 * @param location what is opened; may hold secrets
 * @param options FFmpeg's options by name
 */
record VideoOptions(@Nullable String format, String location, Map<String, String> options) {

    /** Containers and raw streams that are accepted as files; playlists, which name further files, are not. */
    private static final String FILE_FORMATS =
            "mov,mp4,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,ivf,obu,h264,hevc,mjpeg,mpjpeg,m4v,mxf,nut,gif";

    static VideoOptions of(OpenRequest request) {
        Map<String, String> options = new LinkedHashMap<>();
        String location = request.location();
        String format = null;
        String readMicros = micros(request.readTimeout());
        switch (request.address().kind()) {
            case RTSP, RTSPS -> {
                options.put("protocol_whitelist", "rtsp,rtp,udp,tcp");
                options.put("rtsp_transport", request.rtspTransport());
                options.put("allowed_media_types", "video");
                options.put("timeout", readMicros);
            }
            case HTTP, HLS -> {
                // TLS is the gateway's: with it, an address that FFmpeg meets in a playlist cannot go round the
                // gateway.
                options.put("protocol_whitelist", "http,tcp,crypto");
                options.put("http_proxy", request.httpProxy());
                options.put("multiple_requests", "0");
                options.put("rw_timeout", readMicros);
                options.put("user_agent", "Fovea");
            }
            case PATH -> {
                options.put("protocol_whitelist", "file");
                options.put("format_whitelist", FILE_FORMATS);
                location = "file:" + location;
            }
            case DEVICE -> {
                options.put("protocol_whitelist", "file");
                format = "v4l2";
            }
        }
        if (request.address().kind() == SourceAddress.Kind.HLS) {
            // A connection that is kept would carry a second request past the gateway's judgement.
            options.put("http_persistent", "0");
        }
        return new VideoOptions(format, location, options);
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1000);
    }

    /** Without the location, which may hold secrets. */
    @Override
    public String toString() {
        return "VideoOptions[format=" + format + ", options=" + options + "]";
    }
}
