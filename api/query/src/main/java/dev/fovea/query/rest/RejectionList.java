package dev.fovea.query.rest;

import dev.fovea.query.recent.Rejection;
import java.util.List;

/**
 * Published frames without a detection.
 *
 * @param rejections newest first
 */
public record RejectionList(List<Rejection> rejections) {

    public RejectionList {
        rejections = List.copyOf(rejections);
    }
}
