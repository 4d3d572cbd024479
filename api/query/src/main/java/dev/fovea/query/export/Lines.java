package dev.fovea.query.export;

import dev.fovea.topics.Detection;

/** A file format of one or more lines for each detection, in UTF-8. */
public interface Lines {

    /** The media type. */
    String mediaType();

    /** The file's extension, without a dot. */
    String extension();

    /** What the file begins with. */
    byte[] head();

    /** The lines of a detection. */
    byte[] of(Detection detection);
}
