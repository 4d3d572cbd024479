package dev.fovea.load.bench.rig;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import dev.fovea.load.bench.BenchException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures of a clip as JPEGs of quality 85, as ingest makes them. */
public final class ClipPictures {

    private static final int QUALITY = 85;

    private ClipPictures() {}

    /**
     * Reads pictures spread evenly over a clip.
     *
     * @param count the most, ≥ 1
     * @return at least one
     */
    public static List<Picture> read(Path clip, int count) throws IOException {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        List<Picture> pictures = new ArrayList<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(clip.toFile());
                OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat()) {
            grabber.start();
            int step = Math.max(1, grabber.getLengthInVideoFrames() / count);
            int number = 0;
            for (Frame frame = grabber.grabImage(); frame != null && pictures.size() < count; ) {
                if (number++ % step == 0) {
                    pictures.add(encode(converter.convert(frame)));
                }
                frame = grabber.grabImage();
            }
        }
        if (pictures.isEmpty()) {
            throw new BenchException(clip + " holds no picture; give a video that FFmpeg can read");
        }
        return pictures;
    }

    private static Picture encode(Mat bgr) {
        try (BytePointer out = new BytePointer();
                IntPointer options = new IntPointer(IMWRITE_JPEG_QUALITY, QUALITY)) {
            if (!imencode(".jpg", bgr, out, options)) {
                throw new BenchException("OpenCV cannot encode a picture of " + bgr.cols() + "×" + bgr.rows());
            }
            byte[] jpeg = new byte[(int) out.limit()];
            out.get(jpeg);
            return new Picture(jpeg, bgr.cols(), bgr.rows());
        }
    }
}
