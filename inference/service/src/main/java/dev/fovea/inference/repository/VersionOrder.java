package dev.fovea.inference.repository;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Orders versions as people do: numbers by value, so that 1.10 is above 1.9, and everything else by its letters. A variant behind a dash
 * is below the plain version, as in Semantic Versioning: {@code 1-int8} is never taken for the highest where {@code 1} is there.
 */
final class VersionOrder implements Comparator<String> {

    private static final Pattern BORDER = Pattern.compile("[._-]|(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public int compare(String left, String right) {
        int plain = compareParts(plain(left), plain(right));
        if (plain != 0) {
            return plain;
        }
        boolean leftIsPlain = left.indexOf('-') < 0;
        boolean rightIsPlain = right.indexOf('-') < 0;
        return leftIsPlain != rightIsPlain ? Boolean.compare(leftIsPlain, rightIsPlain) : compareParts(left, right);
    }

    private static String plain(String version) {
        int dash = version.indexOf('-');
        return dash < 0 ? version : version.substring(0, dash);
    }

    private static int compareParts(String left, String right) {
        String[] lefts = BORDER.split(left, -1);
        String[] rights = BORDER.split(right, -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int order = comparePart(lefts[i], rights[i]);
            if (order != 0) {
                return order;
            }
        }
        return lefts.length != rights.length ? Integer.compare(lefts.length, rights.length) : left.compareTo(right);
    }

    private static int comparePart(String left, String right) {
        if (NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches()) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        return left.compareTo(right);
    }
}
