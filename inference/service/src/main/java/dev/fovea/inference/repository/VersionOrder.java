package dev.fovea.inference.repository;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Orders versions as people do: numbers by value, so that 1.10 is above 1.9, and everything else by its letters. */
final class VersionOrder implements Comparator<String> {

    private static final Pattern BORDER = Pattern.compile("[._-]|(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public int compare(String left, String right) {
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
