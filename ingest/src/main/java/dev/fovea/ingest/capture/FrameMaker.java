package dev.fovea.ingest.capture;

import dev.fovea.ingest.feed.Kept;
import dev.fovea.topics.Camera;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes frames of what one epoch's feed gives: each picture gets its seq and its regions. Used by the capture's thread. */
final class FrameMaker {

    private final Camera camera;
    private final long epoch;
    private final Account account;

    FrameMaker(Camera camera, long epoch, Account account) {
        this.camera = camera;
        this.epoch = epoch;
        this.account = account;
    }

    /** The frame of a picture, or nothing where pictures were only to be counted, as dropped. */
    Optional<Frame> make(Kept kept) {
        return switch (kept) {
            case Kept.Picture picture -> Optional.of(frame(account.capture(), picture));
            case Kept.Lost(var reason, var count) -> {
                for (long i = 0; i < count; i++) {
                    account.capture();
                    account.dropped(reason);
                }
                yield Optional.empty();
            }
        };
    }

    private Frame frame(long seq, Kept.Picture picture) {
        int width = picture.size().width();
        int height = picture.size().height();
        List<Region> regions = new ArrayList<>();
        if (camera.regions() != Camera.RegionMode.MOTION) {
            regions.add(Region.whole(width, height));
        }
        regions.addAll(picture.moving());
        FrameHeaders headers =
                new FrameHeaders(epoch, seq, picture.capturedAt(), width, height, regions, FrameHeaders.JPEG, null);
        return new Frame(camera.id(), headers, picture.jpeg(), account);
    }
}
