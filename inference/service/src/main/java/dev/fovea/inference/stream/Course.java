package dev.fovea.inference.stream;

import dev.fovea.inference.detections.Destination;
import dev.fovea.inference.frames.Backlog;

/**
 * What tells one stream from another: which frames it takes, where its answers go, and when it rests.
 *
 * @param group its consumer group
 */
public record Course(Group group, Backlog backlog, Destination destination, Pace pace) {}
