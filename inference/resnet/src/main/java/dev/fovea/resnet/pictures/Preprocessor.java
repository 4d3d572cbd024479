package dev.fovea.resnet.pictures;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.fovea.resnet.packages.InputFormat;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Turns encoded pictures into what a network takes: uint8 RGB, [N,H,W,3], in a buffer of the caller's. The only place where pictures
 * are decoded, cropped, resized and brought into channel order for a network, so that evaluating and serving cannot differ.
 *
 * <p>Regions that are larger than the input shrink by averaging (OpenCV's INTER_AREA), smaller ones grow linearly. JPEGs of which
 * only small pictures are asked are decoded at 1/2, 1/4 or 1/8 of their size; a region's edges then move to the nearest pixel of the
 * reduced picture.
 *
 * <p>Not thread-safe: it keeps native scratch pictures that each call uses again. Give each worker thread its own, and close it there.
 */
public final class Preprocessor implements AutoCloseable {

    static {
        // Callers work on many pictures at once; OpenCV's own threads inside of each would only get in their way.
        setNumThreads(1);
    }

    private static final int AROUND_VERTICAL_AXIS = 1; // OpenCV's flipCode
    /** For placements that lie inside, where it is not used. */
    private static final byte[] BLACK = new byte[3];

    private final InputFormat input;
    private final PictureLimits limits;

    // All native memory of this class: grown as needed up to the limits, released by close().
    private final Mat decoded = new Mat();
    private final Mat resized = new Mat();
    private BytePointer encodedCopy = new BytePointer(64 << 10);

    public Preprocessor(InputFormat input, PictureLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    /** What this makes of a region. */
    public InputFormat input() {
        return input;
    }

    /**
     * Decodes a picture and writes it whole into one slot, upright as its EXIF orientation says.
     *
     * @param encoded a JPEG or a PNG
     * @param pixels direct, holding a whole number of pictures of {@code input.bytes()} bytes each; its position and limit are
     *     neither used nor moved
     * @param slot which of them to write, from 0
     * @throws PictureException if the picture is refused; the slot's bytes are then undefined
     */
    public void whole(byte[] encoded, ByteBuffer pixels, int slot) throws PictureException {
        requireSlots(pixels, slot, 1);
        PictureHeader header = limits.check(encoded);
        PictureRegion all = PictureRegion.whole(header.width(), header.height());
        Reduction reduction = Reduction.of(header, List.of(all), input);
        decode(encoded, reduction.flag());
        write(decoded, Placement.of(PictureRegion.whole(decoded.cols(), decoded.rows()), input), BLACK, pixels, slot);
    }

    /**
     * Decodes a picture once and writes each of its regions into a slot of its own.
     *
     * @param encoded a JPEG or a PNG
     * @param regions in the pixels of the picture as stored (its EXIF orientation is not applied)
     * @param pixels as for {@link #whole}
     * @param firstSlot where the first region goes; the others follow
     * @throws PictureException if the picture or a region is refused; the slots' bytes are then undefined
     */
    public void regions(byte[] encoded, List<PictureRegion> regions, ByteBuffer pixels, int firstSlot)
            throws PictureException {
        requireSlots(pixels, firstSlot, regions.size());
        PictureHeader header = limits.check(encoded);
        for (PictureRegion region : regions) {
            requireInside(region, header.width(), header.height());
        }
        List<PictureRegion> seen = regions.stream()
                .map(region -> seen(region, header.width(), header.height()))
                .toList();
        Reduction reduction = Reduction.of(header, seen, input);
        decode(encoded, reduction.flag() | IMREAD_IGNORE_ORIENTATION);
        for (int i = 0; i < seen.size(); i++) {
            PictureRegion region = seen.get(i).scaled(header.width(), header.height(), decoded.cols(), decoded.rows());
            write(decoded, Placement.of(region, input), BLACK, pixels, firstSlot + i);
        }
    }

    /**
     * Writes a region of a picture that is decoded already.
     *
     * @param picture 8-bit BGR; stays the caller's
     * @param pixels as for {@link #whole}
     * @throws RegionOutsideException if the region does not lie in the picture
     */
    public void region(Mat picture, PictureRegion region, ByteBuffer pixels, int slot) throws RegionOutsideException {
        if (picture.type() != CV_8UC3) {
            throw new IllegalArgumentException(
                    "picture of OpenCV type " + picture.type() + "; accepted: CV_8UC3 (" + CV_8UC3 + ")");
        }
        requireSlots(pixels, slot, 1);
        requireInside(region, picture.cols(), picture.rows());
        write(picture, Placement.of(seen(region, picture.cols(), picture.rows()), input), BLACK, pixels, slot);
    }

    /**
     * Decodes a picture once, at its full size, and writes several views of it, each into a slot of its own.
     *
     * @param encoded a JPEG or a PNG
     * @param placements made for the picture as stored (its EXIF orientation is not applied)
     * @param fill red, green and blue of what lies outside of the picture
     * @param pixels as for {@link #whole}
     * @param firstSlot where the first view goes; the others follow
     * @throws PictureException if the picture or a placement is refused; the slots' bytes are then undefined
     */
    public void views(byte[] encoded, List<Placement> placements, byte[] fill, ByteBuffer pixels, int firstSlot)
            throws PictureException {
        requireSlots(pixels, firstSlot, placements.size());
        PictureHeader header = limits.check(encoded);
        for (Placement placement : placements) {
            requireInside(placement.source(), header.width(), header.height());
        }
        decode(encoded, Reduction.FULL.flag() | IMREAD_IGNORE_ORIENTATION);
        for (int i = 0; i < placements.size(); i++) {
            write(decoded, placements.get(i), fill, pixels, firstSlot + i);
        }
    }

    /** What the network sees of a region, see {@link InputFormat#zoom}. */
    private PictureRegion seen(PictureRegion region, int width, int height) {
        Double zoom = input.zoom();
        return zoom == null || region.equals(PictureRegion.whole(width, height)) ? region : region.middle(zoom);
    }

    private void decode(byte[] encoded, int flags) throws UndecodablePictureException {
        if (encodedCopy.capacity() < encoded.length) {
            encodedCopy.close();
            encodedCopy = new BytePointer(encoded.length);
        }
        encodedCopy.position(0).put(encoded, 0, encoded.length);
        try (Mat bytes = new Mat(1, encoded.length, CV_8UC1, encodedCopy)) {
            imdecode(bytes, flags, decoded);
        } catch (RuntimeException e) { // JavaCPP's form of cv::Exception
            throw new UndecodablePictureException("OpenCV says " + e.getMessage());
        }
        if (decoded.empty() || decoded.type() != CV_8UC3) {
            throw new UndecodablePictureException(encoded.length + " bytes that OpenCV cannot decode");
        }
    }

    private void write(Mat picture, Placement placement, byte[] fill, ByteBuffer pixels, int slot) {
        PictureRegion source = placement.source();
        int interpolation = source.width() >= placement.width() && source.height() >= placement.height()
                ? INTER_AREA
                : INTER_LINEAR;
        try (Rect rect = new Rect(source.x(), source.y(), source.width(), source.height());
                Mat cropped = new Mat(picture, rect);
                Size size = new Size(placement.width(), placement.height());
                BytePointer target = slot(pixels, slot);
                Mat rgb = new Mat(input.height(), input.width(), CV_8UC3, target)) {
            resize(cropped, resized, size, 0, 0, interpolation);
            window(placement, fill, rgb);
            if (placement.mirrored()) {
                flip(rgb, rgb, AROUND_VERTICAL_AXIS);
            }
        }
    }

    /** Copies the part of the window that lies in the resized picture, and fills the rest. */
    private void window(Placement placement, byte[] fill, Mat rgb) {
        int left = Math.max(0, placement.left());
        int top = Math.max(0, placement.top());
        int width = Math.min(placement.width(), placement.left() + input.width()) - left;
        int height = Math.min(placement.height(), placement.top() + input.height()) - top;
        if (width < input.width() || height < input.height()) {
            try (Scalar colour = new Scalar(fill[0] & 0xff, fill[1] & 0xff, fill[2] & 0xff, 0)) {
                rgb.put(colour);
            }
        }
        try (Rect from = new Rect(left, top, width, height);
                Rect to = new Rect(left - placement.left(), top - placement.top(), width, height);
                Mat source = new Mat(resized, from);
                Mat target = new Mat(rgb, to)) {
            cvtColor(source, target, COLOR_BGR2RGB);
        }
    }

    /** The buffer stays reachable through {@code pixels} while its address is in use. */
    private BytePointer slot(ByteBuffer pixels, int slot) {
        return new BytePointer(pixels.duplicate().clear().slice(slot * input.bytes(), input.bytes()));
    }

    private void requireSlots(ByteBuffer pixels, int first, int count) {
        if (!pixels.isDirect() || pixels.isReadOnly()) {
            throw new IllegalArgumentException("the pixels' buffer must be direct and writable");
        }
        if (first < 0 || ((long) first + count) * input.bytes() > pixels.capacity()) {
            throw new IllegalArgumentException("slots " + first + " to " + (first + count - 1) + " of a buffer of "
                    + pixels.capacity() + " bytes; a picture takes " + input.bytes());
        }
    }

    private static void requireInside(PictureRegion region, int width, int height) throws RegionOutsideException {
        if (!region.fitsIn(width, height)) {
            throw new RegionOutsideException(region, width, height);
        }
    }

    /** Releases the native memory. */
    @Override
    public void close() {
        decoded.close();
        resized.close();
        encodedCopy.close();
    }
}
