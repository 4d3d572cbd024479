package dev.fovea.resnet.pictures;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.resnet.packages.Fit;
import dev.fovea.resnet.packages.InputFormat;
import java.util.ArrayList;
import java.util.List;

/** Ways of looking at a picture more than once, so that the mean of the answers is better than one (paper, section 3.4). */
public enum Views {
    /** The picture as it is classified in service. */
    SINGLE("single") {
        @Override
        List<Placement> place(PictureRegion picture, InputFormat input) {
            return List.of(Placement.of(picture, input));
        }
    },
    /**
     * Four corners and the centre, each also mirrored. With {@link Fit#CROP} they are cut from the picture at its usual
     * size. With {@link Fit#STRETCH}, which leaves nothing to cut, the picture keeps the network's size and is padded by an
     * eighth of it on every side first (4 pixels of 32), as the pictures of training are; enlarging it instead would show the
     * network things larger than it ever saw.
     */
    TEN_CROP("ten-crop") {
        @Override
        List<Placement> place(PictureRegion picture, InputFormat input) {
            Placement whole = Placement.of(picture, input).at(0, 0);
            int left = input.fit() == Fit.CROP ? 0 : -pad(input.width());
            int top = input.fit() == Fit.CROP ? 0 : -pad(input.height());
            int right = whole.width() - input.width() - left;
            int bottom = whole.height() - input.height() - top;
            return withMirrored(List.of(
                    whole.centred(input),
                    whole.at(left, top),
                    whole.at(right, top),
                    whole.at(left, bottom),
                    whole.at(right, bottom)));
        }
    },
    /**
     * Several sizes. With {@link Fit#CROP}: the shorter side at 224, 256, 384, 480 and 640 pixels for an input of 224 (in
     * proportion for others). The paper runs its network over the whole of each; a package's input is fixed, so windows that
     * together cover the picture stand in for it. With {@link Fit#STRETCH} the network knows objects that fill its input, and
     * only mild sizes make sense: 15/16 (padded), 1 and 17/16, the centre of each. Every window is also mirrored.
     */
    MULTI_SCALE("multi-scale") {
        @Override
        List<Placement> place(PictureRegion picture, InputFormat input) {
            List<Placement> placements = new ArrayList<>();
            if (input.fit() == Fit.CROP) {
                int side = Math.max(input.width(), input.height());
                for (int scale : PAPER_SCALES) {
                    placements.addAll(covering(Placement.shorterSide(picture, scale * side / PAPER_INPUT), input));
                }
            } else {
                for (int sixteenths = 15; sixteenths <= 17; sixteenths++) {
                    placements.add(Placement.stretched(
                                    picture, input.width() * sixteenths / 16, input.height() * sixteenths / 16)
                            .centred(input));
                }
            }
            return withMirrored(placements);
        }
    };

    private static final int[] PAPER_SCALES = {224, 256, 384, 480, 640};
    private static final int PAPER_INPUT = 224;

    private final String word;

    Views(String word) {
        this.word = word;
    }

    abstract List<Placement> place(PictureRegion picture, InputFormat input);

    /** As it is written in commands and JSON, for example {@code ten-crop}. */
    @Override
    @JsonValue
    public String toString() {
        return word;
    }

    /** The views of a region; their number may depend on its proportions. */
    public List<Placement> of(PictureRegion region, InputFormat input) {
        return place(region, input);
    }

    /** As far as training shifts. */
    private static int pad(int side) {
        return Math.max(1, side / 8);
    }

    /** As few windows as leave no gap, spread evenly from edge to edge. */
    private static List<Placement> covering(Placement large, InputFormat input) {
        List<Placement> windows = new ArrayList<>();
        for (int top : starts(large.height(), input.height())) {
            for (int left : starts(large.width(), input.width())) {
                windows.add(large.at(left, top));
            }
        }
        return windows;
    }

    private static int[] starts(int length, int window) {
        int count = (length + window - 1) / window;
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = count == 1 ? 0 : i * (length - window) / (count - 1);
        }
        return starts;
    }

    private static List<Placement> withMirrored(List<Placement> placements) {
        List<Placement> all = new ArrayList<>(placements);
        placements.forEach(placement -> all.add(placement.mirror()));
        return List.copyOf(all);
    }
}
