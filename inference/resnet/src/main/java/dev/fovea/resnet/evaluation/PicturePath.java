package dev.fovea.resnet.evaluation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture's place in its set: {@code <split>/<label>/<name>.jpg}, whatever lies above.
 *
 * @param split for example {@code test}
 */
record PicturePath(String split, String label) {

    private static final Pattern LAYOUT =
            Pattern.compile("(?:.*/)?([^/]+)/([^/]+)/[^/]+\\.(?:jpe?g|png)", Pattern.CASE_INSENSITIVE);

    /** Empty where a path with slashes does not lead to a picture. */
    static Optional<PicturePath> of(String path) {
        Matcher matcher = LAYOUT.matcher(path);
        return matcher.matches() ? Optional.of(new PicturePath(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
