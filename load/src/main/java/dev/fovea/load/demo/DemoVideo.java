package dev.fovea.load.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** The demo scene as a video file, 640×360 at 15 frames a second, written once and then kept. */
public final class DemoVideo {

    private static final int FPS = 15;

    private DemoVideo() {}

    /**
     * Writes the video unless it is there already.
     *
     * @param directory an existing directory
     * @return the file
     * @throws IOException if it cannot be encoded or written; no half-written file is left under its name
     */
    public static Path ensure(Path directory) throws IOException {
        Path file = directory.resolve("demo.mp4");
        if (!Files.exists(file)) {
            Path fresh = directory.resolve("demo.new.mp4");
            encode(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void encode(Path file) throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        DemoScene scene = new DemoScene();
        BufferedImage picture = new BufferedImage(DemoScene.WIDTH, DemoScene.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), DemoScene.WIDTH, DemoScene.HEIGHT);
                Java2DFrameConverter converter = new Java2DFrameConverter()) {
            recorder.setFormat("mp4");
            recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
            recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
            recorder.setFrameRate(FPS);
            recorder.setGopSize(FPS);
            recorder.setVideoBitrate(3_000_000);
            recorder.start();
            for (int i = 0; i < DemoScene.LENGTH_SECONDS * FPS; i++) {
                scene.draw(i / (double) FPS, picture);
                recorder.record(converter.convert(picture));
            }
            recorder.stop();
        }
    }
}
