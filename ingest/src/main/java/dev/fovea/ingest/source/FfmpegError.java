package dev.fovea.ingest.source;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avutil;

/** What FFmpeg's error codes mean for the one who set up the camera. */
final class FfmpegError {

    private static final int EPERM = -1;
    private static final int ENOENT = -2;
    private static final int EIO = -5;
    private static final int EACCES = -13;
    private static final int EBUSY = -16;
    private static final int ENODEV = -19;
    private static final int ENETUNREACH = -101;
    private static final int ECONNRESET = -104;
    private static final int ETIMEDOUT = -110;
    private static final int ECONNREFUSED = -111;
    private static final int EHOSTUNREACH = -113;

    private FfmpegError() {}

    /**
     * A message that names the cure and holds no part of the address.
     *
     * @param code negative, as FFmpeg returned it
     */
    static String message(int code) {
        if (code == avutil.AVERROR_HTTP_UNAUTHORIZED()) {
            return "wrong user or password (401): check the camera's account and the secret that the source refers to";
        }
        if (code == avutil.AVERROR_HTTP_FORBIDDEN()) {
            return "the camera forbids this stream to its user (403): give the user the right to watch it";
        }
        if (code == avutil.AVERROR_HTTP_NOT_FOUND()) {
            return "the host is there but has no such stream (404): check the path of the source";
        }
        if (code == avutil.AVERROR_HTTP_SERVER_ERROR()
                || code == avutil.AVERROR_HTTP_OTHER_4XX()
                || code == avutil.AVERROR_HTTP_BAD_REQUEST()
                || code == avutil.AVERROR_HTTP_TOO_MANY_REQUESTS()) {
            return "the host refused the request (" + text(code) + "): look at the camera's own log";
        }
        if (code == avutil.AVERROR_INVALIDDATA()
                || code == avutil.AVERROR_DEMUXER_NOT_FOUND()
                || code == avutil.AVERROR_STREAM_NOT_FOUND()) {
            return "what the source gives is not a video that FFmpeg can read: check that it points to a video";
        }
        if (code == avutil.AVERROR_PROTOCOL_NOT_FOUND()) {
            return "the source leads to a protocol that is not allowed for it";
        }
        if (code == avutil.AVERROR_EOF()) {
            return "the source ended the connection";
        }
        return switch (code) {
            case ECONNREFUSED -> "connection refused: nothing listens there; check the port and that the camera is on";
            case EHOSTUNREACH, ENETUNREACH -> "host unreachable: check the address and the network to it";
            case ETIMEDOUT -> timeout();
            case ECONNRESET -> "the camera closed the connection";
            case ENOENT -> "no such file: check the path as the ingest host sees it";
            case EACCES, EPERM -> "permission denied: let the user of ingest read it";
            case EBUSY -> "the device is in use by another program";
            case ENODEV -> "no such device: check that the webcam is plugged in";
            case EIO -> "reading failed (input/output error): the source may have gone away";
            default -> "FFmpeg reports: " + text(code);
        };
    }

    static String timeout() {
        return "no answer in time: check that the camera is on and reachable, or raise fovea.source.open-timeout and"
                + " read-timeout";
    }

    private static String text(int code) {
        byte[] buffer = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
        avutil.av_strerror(code, buffer, buffer.length);
        int end = 0;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }
}
