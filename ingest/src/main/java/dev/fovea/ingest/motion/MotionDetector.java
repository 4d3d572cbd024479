package dev.fovea.ingest.motion;

import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_video.BackgroundSubtractorMOG2;

/**
 * Finds what moves in one camera's pictures by subtracting the background that OpenCV's MOG2 has learnt of them
 * (Zivkovic, ICPR 2004), on a picture of at most 320 pixels. Shadows are told apart and left out.
 *
 * <p>Owns all native memory it uses. Not thread-safe. All pictures of one detector are of one kind, decoded or encoded.
 */
public final class MotionDetector implements AutoCloseable {

    private static final int REDUCED_SIDE = 320;
    private static final int HISTORY = 150;
    private static final double VARIANCE_THRESHOLD = 25;
    private static final double SHADOW_OR_LESS = 200;
    /** The background is not known before a few pictures were seen. */
    private static final int WARM_UP = 4;

    private final BackgroundSubtractorMOG2 background =
            opencv_video.createBackgroundSubtractorMOG2(HISTORY, VARIANCE_THRESHOLD, true);
    private final Mat reduced = new Mat();
    private final Mat mask = new Mat();
    private final Mat labels = new Mat();
    private final Mat stats = new Mat();
    private final Mat centroids = new Mat();
    private final Mat small = kernel(3);
    private final Mat large = kernel(7);
    private final MotionRegions regions = new MotionRegions();
    private Size seen = new Size(1, 1);
    private int samples;

    private static Mat kernel(int side) {
        try (org.bytedeco.opencv.opencv_core.Size size = new org.bytedeco.opencv.opencv_core.Size(side, side)) {
            return opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size);
        }
    }

    /**
     * The moving regions of the next picture.
     *
     * @param bgr direct buffer of height × width × 3 bytes, blue first; stays the caller's
     */
    public List<Region> next(ByteBuffer bgr, Size size) {
        try (BytePointer pixels = new BytePointer(bgr);
                Mat picture = new Mat(size.height(), size.width(), opencv_core.CV_8UC3, pixels)) {
            return look(picture, size);
        }
    }

    /**
     * The moving regions of the next picture, which is decoded only in grey and reduced in the DCT; none if it cannot be
     * decoded.
     */
    public List<Region> next(byte[] jpeg, Size size) {
        try (BytePointer pointer = new BytePointer(jpeg);
                Mat encoded = new Mat(1, jpeg.length, opencv_core.CV_8UC1, pointer);
                Mat picture = opencv_imgcodecs.imdecode(encoded, greyMode(size.longestSide() / REDUCED_SIDE))) {
            return picture.empty() ? List.of() : look(picture, size);
        }
    }

    private static int greyMode(int shrink) {
        int mode = shrink >= 8
                ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8
                : shrink >= 4
                        ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4
                        : shrink >= 2 ? opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2 : opencv_imgcodecs.IMREAD_GRAYSCALE;
        return mode | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    }

    private List<Region> look(Mat picture, Size published) {
        if (!published.equals(seen)) {
            seen = published;
            samples = 0;
        }
        Size size = published.within(REDUCED_SIDE);
        try (org.bytedeco.opencv.opencv_core.Size to =
                new org.bytedeco.opencv.opencv_core.Size(size.width(), size.height())) {
            opencv_imgproc.resize(picture, reduced, to, 0, 0, opencv_imgproc.INTER_AREA);
        }
        background.apply(reduced, mask);
        List<Blob> blobs = samples++ < WARM_UP ? List.of() : blobs();
        return regions.next(blobs, size.width(), size.height(), published.width(), published.height());
    }

    /** MOG2 marks shadows grey (127): they fall under the threshold. Opening removes specks, closing joins parts. */
    private List<Blob> blobs() {
        opencv_imgproc.threshold(mask, mask, SHADOW_OR_LESS, 255, opencv_imgproc.THRESH_BINARY);
        opencv_imgproc.morphologyEx(mask, mask, opencv_imgproc.MORPH_OPEN, small);
        opencv_imgproc.morphologyEx(mask, mask, opencv_imgproc.MORPH_CLOSE, large);
        int count = opencv_imgproc.connectedComponentsWithStats(mask, labels, stats, centroids);
        List<Blob> blobs = new ArrayList<>(count);
        try (IntIndexer at = stats.createIndexer()) {
            for (int i = 1; i < count; i++) { // 0 is the background.
                Region box = new Region(
                        at.get(i, opencv_imgproc.CC_STAT_LEFT),
                        at.get(i, opencv_imgproc.CC_STAT_TOP),
                        at.get(i, opencv_imgproc.CC_STAT_WIDTH),
                        at.get(i, opencv_imgproc.CC_STAT_HEIGHT));
                blobs.add(new Blob(box, at.get(i, opencv_imgproc.CC_STAT_AREA)));
            }
        }
        return blobs;
    }

    @Override
    public void close() {
        background.close();
        List.of(reduced, mask, labels, stats, centroids, small, large).forEach(Mat::close);
    }
}
