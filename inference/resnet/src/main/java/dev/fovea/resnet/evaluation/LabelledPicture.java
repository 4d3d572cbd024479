package dev.fovea.resnet.evaluation;

/**
 * A picture of which it is known what it shows.
 *
 * @param label what it shows
 * @param name where it comes from, for messages
 * @param encoded a JPEG or a PNG
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record LabelledPicture(String label, String name, byte[] encoded) {}
