package dev.fovea.query.similar;

import dev.fovea.topics.FrameRef;
import dev.fovea.topics.ModelRef;
import dev.fovea.topics.Region;
import java.time.Instant;

/**
 * A region that looks like another.
 *
 * @param similarity cosine of the two embeddings, −1 to 1; 1 for the same direction
 * @param camera id
 * @param capturedAt when its frame left the camera
 * @param frame where the picture lies
 * @param number of the region within the frame, from 0
 * @param region where in the frame, pixels
 * @param width of the frame, pixels
 * @param height of the frame, pixels
 * @param label that the network gave it
 * @param probability of the label's class, 0 to 1
 * @param model whose embeddings were compared
 */
public record SimilarRegion(
        double similarity,
        String camera,
        Instant capturedAt,
        FrameRef frame,
        int number,
        Region region,
        int width,
        int height,
        String label,
        double probability,
        ModelRef model) {}
