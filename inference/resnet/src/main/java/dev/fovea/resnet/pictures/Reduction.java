package dev.fovea.resnet.pictures;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;

import dev.fovea.resnet.packages.Fit;
import dev.fovea.resnet.packages.InputFormat;
import java.util.List;

/**
 * How far a JPEG may be shrunk while it is decoded: fewer coefficients of each 8x8 block are turned into pixels, which is both faster
 * and a good low-pass.
 */
enum Reduction {
    EIGHTH(8, IMREAD_REDUCED_COLOR_8),
    QUARTER(4, IMREAD_REDUCED_COLOR_4),
    HALF(2, IMREAD_REDUCED_COLOR_2),
    FULL(1, IMREAD_COLOR);

    private final int factor;
    private final int flag;

    Reduction(int factor, int flag) {
        this.factor = factor;
        this.flag = flag;
    }

    int flag() {
        return flag;
    }

    /** The strongest that leaves every region with at least the pixels that the network takes, so that none is enlarged. */
    static Reduction of(PictureHeader header, List<PictureRegion> regions, InputFormat input) {
        if (header.format() != PictureHeader.Format.JPEG) {
            return FULL; // others are decoded whole and resized afterwards: nothing is won
        }
        for (Reduction reduction : values()) {
            if (regions.stream().allMatch(r -> reduction.leavesEnough(r, input))) {
                return reduction;
            }
        }
        return FULL;
    }

    private boolean leavesEnough(PictureRegion region, InputFormat input) {
        int width = region.width() / factor;
        int height = region.height() / factor;
        if (input.fit() == Fit.CROP && input.resize() != null) {
            return Math.min(width, height) >= input.resize();
        }
        return width >= input.width() && height >= input.height();
    }
}
