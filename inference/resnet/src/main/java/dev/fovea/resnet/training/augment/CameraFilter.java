package dev.fovea.resnet.training.augment;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What a camera, its distance and its encoder do to a picture. Not thread-safe; owns native scratch pictures until closed.
 *
 * <p>All methods change the given pixels (bytes, red green blue) in place.
 */
final class CameraFilter implements AutoCloseable {

    private final int width;
    private final int height;
    private final Mat picture;
    private final Mat scratch = new Mat();
    private final BytePointer encoded = new BytePointer();
    private final IntPointer quality = new IntPointer(IMWRITE_JPEG_QUALITY, 0);

    CameraFilter(int width, int height) {
        this.width = width;
        this.height = height;
        this.picture = new Mat(height, width, CV_8UC3);
    }

    /** Loses detail as a distant object does: shrinks to the given share of each side, and enlarges again. */
    void shrink(byte[] pixels, double share) {
        picture.data().put(pixels);
        try (Size small = new Size((int) Math.max(1, width * share), (int) Math.max(1, height * share));
                Size full = new Size(width, height)) {
            resize(picture, scratch, small, 0, 0, INTER_AREA);
            resize(scratch, picture, full, 0, 0, INTER_LINEAR);
        }
        picture.data().get(pixels);
    }

    /** @param deviation of the Gaussian in pixels */
    void blur(byte[] pixels, double deviation) {
        picture.data().put(pixels);
        try (Size automatic = new Size(0, 0)) {
            GaussianBlur(picture, scratch, automatic, deviation);
        }
        scratch.data().get(pixels);
    }

    /** @param percent JPEG quality, 1 to 100 */
    void compress(byte[] pixels, int percent) {
        picture.data().put(pixels);
        // Red and blue are exchanged for the encoder, as they are for the decoder: only chroma's rounding notices.
        quality.put(1, percent);
        imencode(".jpg", picture, encoded, quality);
        try (Mat bytes = new Mat(encoded)) {
            imdecode(bytes, IMREAD_COLOR, scratch);
        }
        scratch.data().get(pixels);
    }

    @Override
    public void close() {
        picture.close();
        scratch.close();
        encoded.close();
        quality.close();
    }
}
