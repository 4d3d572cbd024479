package dev.fovea.resnet.evaluation.field;

import java.nio.file.Path;

/**
 * A photo of one thing.
 *
 * @param shows the label that would be right
 */
public record Photo(Path file, String shows) {}
