package dev.fovea.load.camera;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Synthetic cameras as video: stamped frames encoded as H.264 into one of FFmpeg's formats. */
public final class VideoFile {

    private VideoFile() {}

    /**
     * Writes one session of a camera as an MP4 file, at the camera's rate and looks.
     *
     * @param frames how many, ≥ 1
     * @throws IOException if FFmpeg cannot encode or write
     */
    public static void write(Path file, SyntheticCamera camera, int frames) throws IOException {
        try (FFmpegFrameRecorder recorder = recorder(file, camera, "mp4")) {
            recorder.start();
            record(recorder, camera, frames, () -> true);
            recorder.stop();
        }
    }

    static FFmpegFrameRecorder recorder(Path file, SyntheticCamera camera, String format) {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        Look look = camera.look();
        FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), look.width(), look.height());
        recorder.setFormat(format);
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setVideoCodecName("libopenh264");
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(camera.fps());
        recorder.setGopSize((int) Math.max(1, Math.round(camera.fps())));
        recorder.setVideoBitrate(2_000_000);
        return recorder;
    }

    static void record(FFmpegFrameRecorder recorder, SyntheticCamera camera, int frames, BooleanSupplier goOn)
            throws IOException {
        int session = camera.newSession();
        Look look = camera.look();
        try (Java2DFrameConverter converter = new Java2DFrameConverter()) {
            for (int seq = 0; seq < frames && goOn.getAsBoolean(); seq++) {
                Stamp stamp = new Stamp(camera.id(), session, seq);
                BufferedImage picture = TestPicture.paint(stamp, look);
                camera.enter(stamp, look, 0, true);
                recorder.record(converter.convert(picture));
            }
        }
    }
}
