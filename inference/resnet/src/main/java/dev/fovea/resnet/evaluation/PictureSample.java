package dev.fovea.resnet.evaluation;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;

/** A few pictures of a set, drawn so that each is as likely as any other, and made ready for a network. */
public final class PictureSample {

    private PictureSample() {}

    /**
     * Draws pictures in one pass over the set (reservoir sampling, Vitter 1985). Pictures that cannot be decoded are passed over.
     *
     * @param count how many, ≥ 1; fewer come where the split has fewer
     * @param seed the same seed draws the same pictures
     * @return a direct buffer of N pictures, uint8 RGB [N,H,W,3], whose capacity tells N
     */
    public static ByteBuffer draw(PictureSet pictures, String split, int count, InputFormat input, long seed)
            throws IOException, PictureSetException {
        ByteBuffer reservoir = ByteBuffer.allocateDirect(count * input.bytes());
        Random random = new Random(seed);
        int[] seen = {0};
        try (Preprocessor preprocessor = new Preprocessor(input, PictureLimits.DEFAULT)) {
            pictures.<RuntimeException>forEach(split, picture -> {
                int slot = seen[0] < count ? seen[0] : random.nextInt(seen[0] + 1);
                if (slot >= count || written(preprocessor, picture, reservoir, slot)) {
                    seen[0]++;
                }
            });
        }
        int drawn = Math.min(count, seen[0]);
        return reservoir.slice(0, drawn * input.bytes());
    }

    private static boolean written(Preprocessor preprocessor, LabelledPicture picture, ByteBuffer to, int slot) {
        try {
            preprocessor.whole(picture.encoded(), to, slot);
            return true;
        } catch (PictureException _) {
            return false; // evaluate names such pictures; here another one serves as well
        }
    }
}
