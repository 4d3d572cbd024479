package dev.fovea.resnet.evaluation.field;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.opencv.opencv_core.Mat;

/** Frames of a clip as cameras' frames reach a network: decoded by FFmpeg and encoded as JPEG, as ingest does by default. */
final class ClipFrames {

    private static final int JPEG_QUALITY = 85;

    private ClipFrames() {}

    /**
     * Decodes a clip up to the last frame that is wanted.
     *
     * @param wanted places in the clip, from 0
     * @return a JPEG for each
     * @throws FieldException if the clip cannot be read or is too short
     */
    static Map<Integer, byte[]> read(Path clip, SortedSet<Integer> wanted) throws FieldException {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        Map<Integer, byte[]> frames = new TreeMap<>();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(clip.toFile())) {
            grabber.start();
            for (int place = 0; place <= wanted.last(); place++) {
                Frame frame = grabber.grabImage();
                if (frame == null) {
                    throw new FieldException(
                            clip + " has only " + place + " frames; wanted is frame " + wanted.last() + ", from 0");
                }
                if (wanted.contains(place)) {
                    frames.put(place, jpeg(frame));
                }
            }
        } catch (FrameGrabber.Exception e) {
            throw new FieldException(clip + " cannot be read as a clip: " + e.getMessage(), e);
        }
        return frames;
    }

    /** The frame's memory belongs to the grabber, which uses it again for the next frame. */
    private static byte[] jpeg(Frame frame) {
        Buffer pixels = frame.image[0];
        try (BytePointer bgr = new BytePointer((ByteBuffer) pixels);
                Mat picture = new Mat(frame.imageHeight, frame.imageWidth, CV_8UC3, bgr, frame.imageStride);
                BytePointer out = new BytePointer();
                IntPointer options = new IntPointer(IMWRITE_JPEG_QUALITY, JPEG_QUALITY)) {
            imencode(".jpg", picture, out, options);
            byte[] jpeg = new byte[Math.toIntExact(out.limit())];
            out.get(jpeg);
            return jpeg;
        }
    }
}
