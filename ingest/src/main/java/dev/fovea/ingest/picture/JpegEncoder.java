package dev.fovea.ingest.picture;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Encodes decoded pictures as JPEG with OpenCV's libjpeg-turbo. Thread-safe; holds no native memory between calls. */
public final class JpegEncoder {

    private final int quality;

    /** Encodes with a quality of 1 to 100. */
    public JpegEncoder(int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("fovea.capture.jpeg-quality is " + quality + ", not 1 to 100");
        }
        this.quality = quality;
    }

    /**
     * The picture as a JPEG.
     *
     * @param bgr direct buffer of height × width × 3 bytes, blue first; stays the caller's
     * @param size of the picture
     */
    public byte[] encode(ByteBuffer bgr, Size size) {
        try (BytePointer pixels = new BytePointer(bgr);
                Mat mat = new Mat(size.height(), size.width(), opencv_core.CV_8UC3, pixels);
                BytePointer out = new BytePointer();
                IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
            if (!opencv_imgcodecs.imencode(".jpg", mat, out, options)) {
                throw new IllegalStateException("OpenCV cannot encode a picture of " + size + " as JPEG");
            }
            byte[] jpeg = new byte[(int) out.limit()];
            out.get(jpeg);
            return jpeg;
        }
    }
}
