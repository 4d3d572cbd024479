package dev.fovea.ingest.source;

import dev.fovea.ingest.picture.PictureHeader;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Camera;
import dev.fovea.topics.Reason;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A video that FFmpeg reads: RTSP, HLS, HTTP, a file or a webcam.
 *
 * <p>Recorded videos are sampled by their own time, live ones by the time of arrival. A stream of JPEGs is passed through
 * without decoding where its pictures are small enough.
 */
final class VideoSource implements Source {

    private final Camera camera;
    private final OpenRequest request;
    private final boolean live;
    private final Runnable onClose;
    private final Demuxer demuxer;
    private final Decoder decoder;
    private final Scaler scaler;
    private final Sampler sampler;
    private final Pace pace;
    private final PictureClock clock;
    private final boolean jpegs;
    private final int maxBytes;
    private boolean ended;
    private boolean gaveFrames;

    /** @param onClose frees what the video comes through; called, too, where opening fails */
    VideoSource(OpenRequest request, Runnable onClose) throws SourceException {
        this.onClose = onClose;
        this.request = request;
        camera = request.camera();
        live = request.address().kind().isLive();
        try {
            demuxer = new Demuxer(request);
        } catch (SourceException e) {
            onClose.run();
            throw e;
        }
        try {
            AVStream stream = demuxer.stream();
            decoder = new Decoder(stream, camera.keyframesOnly(), request.maxPixels());
            clock = new PictureClock(stream.time_base(), avutil.av_q2d(stream.avg_frame_rate()));
            jpegs = stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_MJPEG;
        } catch (SourceException e) {
            demuxer.close();
            onClose.run();
            throw e;
        }
        maxBytes = request.maxBytes();
        scaler = new Scaler(camera.maxSide());
        sampler = new Sampler(camera.fps());
        pace = new Pace(!live && camera.pace() == Camera.Pace.SOURCE);
    }

    @Override
    public @Nullable Shot read() throws SourceException, InterruptedException {
        while (true) {
            AVFrame frame = receive();
            if (frame != null) {
                gaveFrames = true;
                if (keeps(frame.best_effort_timestamp())) {
                    return scale(frame);
                }
            } else if (ended) {
                if (!startsAgain()) {
                    return null;
                }
            } else {
                Optional<Shot> jpeg = feed();
                if (jpeg.isPresent()) {
                    return jpeg.get();
                }
            }
        }
    }

    private @Nullable AVFrame receive() {
        try (var _ = request.deadline().within(request.readTimeout())) {
            return decoder.receive();
        }
    }

    private void send(@Nullable AVPacket packet) {
        try (var _ = request.deadline().within(request.readTimeout())) {
            decoder.send(packet);
        }
    }

    private Shot scale(AVFrame frame) throws SourceException {
        try (var _ = request.deadline().within(request.readTimeout())) {
            return scaler.scale(frame);
        }
    }

    /** Reads one packet and decodes it, or gives it back if it can be published as it is. */
    private Optional<Shot> feed() throws SourceException, InterruptedException {
        AVPacket packet = demuxer.next();
        if (packet == null) {
            ended = true;
            send(null);
            return Optional.empty();
        }
        if (jpegs) {
            Optional<Shot> shot = jpeg(packet);
            if (shot.isPresent()) {
                gaveFrames = true;
                return keeps(packet.pts()) ? shot : Optional.empty();
            }
        }
        if (!camera.keyframesOnly() || (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
            send(packet);
        }
        return Optional.empty();
    }

    /** The packet as a picture, or nothing if it is too large in pixels or no complete JPEG and must be decoded. */
    private Optional<Shot> jpeg(AVPacket packet) {
        if (packet.size() > maxBytes) {
            return Optional.of(new Shot.Broken(Reason.OVERSIZE, "a JPEG of " + packet.size() + " bytes"));
        }
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        Optional<Size> size = PictureHeader.size(bytes);
        return size.filter(s -> s.longestSide() <= camera.maxSide())
                .map(s -> new Shot.Encoded(bytes, s.width(), s.height()));
    }

    private boolean keeps(long ticks) throws InterruptedException {
        long micros = live ? System.nanoTime() / 1000 : clock.next(ticks);
        if (!sampler.keeps(micros)) {
            return false;
        }
        pace.await(micros);
        return true;
    }

    private boolean startsAgain() throws SourceException {
        if (!gaveFrames && !live) {
            throw new SourceException("holds no picture that can be decoded: check that it is a video");
        }
        if (live || !camera.loop()) {
            return false;
        }
        demuxer.rewind();
        decoder.flush();
        clock.restart();
        ended = false;
        gaveFrames = false;
        return true;
    }

    @Override
    public void close() {
        scaler.close();
        decoder.close();
        demuxer.close();
        onClose.run();
    }
}
