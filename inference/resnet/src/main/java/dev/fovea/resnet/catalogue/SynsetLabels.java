package dev.fovea.resnet.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes labels of a list of WordNet synsets, one a line: {@code n01440764 tench, Tinca tinca}. A label is the first of the words;
 * where several lines begin with the same, all the words; where these are the same too, with the synset's number.
 */
final class SynsetLabels {

    private SynsetLabels() {}

    /** One label for each line, in their order, each once. */
    static List<String> read(List<String> lines) {
        Map<String, Integer> firsts = new HashMap<>();
        Map<String, Integer> wholes = new HashMap<>();
        for (String line : lines) {
            firsts.merge(first(words(line)), 1, Integer::sum);
            wholes.merge(words(line), 1, Integer::sum);
        }
        List<String> labels = new ArrayList<>(lines.size());
        for (String line : lines) {
            String words = words(line);
            if (firsts.getOrDefault(first(words), 0) == 1) {
                labels.add(first(words));
            } else if (wholes.getOrDefault(words, 0) == 1) {
                labels.add(words);
            } else {
                labels.add(words + " (" + line.substring(0, line.indexOf(' ')) + ")");
            }
        }
        return labels;
    }

    private static String words(String line) {
        return line.substring(line.indexOf(' ') + 1).strip();
    }

    private static String first(String words) {
        int comma = words.indexOf(',');
        return comma < 0 ? words : words.substring(0, comma);
    }
}
