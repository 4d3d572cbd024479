package dev.fovea.ingest.picture;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes a JPEG or PNG with OpenCV and scales it down; JPEGs are reduced in the DCT where the target is small. Owns the
 * buffer that it returns, which the next call overwrites. Not thread-safe.
 */
public final class PictureDecoder {

    private ByteBuffer bgr = ByteBuffer.allocateDirect(0);

    /**
     * The decoded picture, scaled.
     *
     * @param bytes of the picture
     * @param full its size by its header
     * @param to the wanted size
     * @return direct buffer of height × width × 3 bytes, blue first; nothing if the picture cannot be decoded
     */
    public Optional<ByteBuffer> decode(byte[] bytes, Size full, Size to) {
        try (BytePointer pointer = new BytePointer(bytes);
                Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, pointer);
                Mat decoded = opencv_imgcodecs.imdecode(encoded, mode(full.longestSide() / to.longestSide()))) {
            if (decoded.empty()) {
                return Optional.empty();
            }
            int length = Math.toIntExact(to.pixels() * 3);
            if (bgr.capacity() != length) {
                bgr = ByteBuffer.allocateDirect(length);
            }
            try (BytePointer pixels = new BytePointer(bgr);
                    Mat scaled = new Mat(to.height(), to.width(), opencv_core.CV_8UC3, pixels);
                    org.bytedeco.opencv.opencv_core.Size size =
                            new org.bytedeco.opencv.opencv_core.Size(to.width(), to.height())) {
                opencv_imgproc.resize(decoded, scaled, size, 0, 0, opencv_imgproc.INTER_AREA);
            }
            return Optional.of(bgr);
        }
    }

    /** EXIF orientation is left alone: sizes and regions are those of the picture as it is stored. */
    private static int mode(int shrink) {
        int mode = shrink >= 8
                ? opencv_imgcodecs.IMREAD_REDUCED_COLOR_8
                : shrink >= 4
                        ? opencv_imgcodecs.IMREAD_REDUCED_COLOR_4
                        : shrink >= 2 ? opencv_imgcodecs.IMREAD_REDUCED_COLOR_2 : opencv_imgcodecs.IMREAD_COLOR;
        return mode | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    }
}
