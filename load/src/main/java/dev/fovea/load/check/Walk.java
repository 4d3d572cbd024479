package dev.fovea.load.check;

import java.util.List;

/**
 * All detections of a camera, read page by page.
 *
 * @param camera id
 * @param pages as they came the first time
 * @param again the same pages, fetched once more with the same cursors after all had been read
 */
public record Walk(String camera, List<List<FrameKey>> pages, List<List<FrameKey>> again) {

    public Walk {
        pages = pages.stream().map(List::copyOf).toList();
        again = again.stream().map(List::copyOf).toList();
    }
}
