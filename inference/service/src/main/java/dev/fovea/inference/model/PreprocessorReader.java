package dev.fovea.inference.model;

import dev.fovea.resnet.packages.InputFormat;
import dev.fovea.resnet.pictures.OversizePictureException;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureHeader;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.PictureRegion;
import dev.fovea.resnet.pictures.PixelLimitException;
import dev.fovea.resnet.pictures.Preprocessor;
import dev.fovea.resnet.pictures.RegionOutsideException;
import dev.fovea.resnet.pictures.UndecodablePictureException;
import dev.fovea.topics.Reason;
import dev.fovea.topics.Region;
import java.nio.ByteBuffer;
import java.util.List;

/** Reads pictures with the preprocessing of the model package, the same that evaluates it, and names refusals by reason. */
public final class PreprocessorReader implements PictureReader {

    private final Preprocessor preprocessor;

    public PreprocessorReader(InputFormat input, PictureLimits limits) {
        this.preprocessor = new Preprocessor(input, limits);
    }

    @Override
    public void regions(byte[] picture, List<Region> regions, ByteBuffer pixels, int firstSlot)
            throws UnreadablePictureException {
        List<PictureRegion> wanted = regions.stream()
                .map(r -> new PictureRegion(r.x(), r.y(), r.width(), r.height()))
                .toList();
        try {
            preprocessor.regions(picture, wanted, pixels, firstSlot);
        } catch (PictureException e) {
            throw refusal(e);
        }
    }

    @Override
    public Region whole(byte[] picture, ByteBuffer pixels) throws UnreadablePictureException {
        try {
            preprocessor.whole(picture, pixels, 0);
            PictureHeader header = PictureHeader.read(picture);
            return Region.whole(header.width(), header.height());
        } catch (PictureException e) {
            throw refusal(e);
        }
    }

    private static UnreadablePictureException refusal(PictureException e) {
        Reason reason = switch (e) {
            case UndecodablePictureException undecodable -> Reason.DECODE_ERROR;
            // A damaged picture may decode to another size than its headers tell.
            case RegionOutsideException outside -> Reason.DECODE_ERROR;
            case OversizePictureException oversize -> Reason.OVERSIZE;
            case PixelLimitException pixels -> Reason.PIXEL_LIMIT;
        };
        return new UnreadablePictureException(reason, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() {
        preprocessor.close();
    }
}
