package dev.fovea.resnet.evaluation.field;

import dev.fovea.resnet.evaluation.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a network says of labelled regions of clips. Shares are from 0 to 1, and 0 of nothing.
 *
 * @param crops how many
 * @param threshold probability below which an answer is called unknown
 * @param emptyTagged share of the regions without an object that get a label all the same
 * @param carsNamed share of the whole cars that are called automobile or truck
 * @param said for each kind of region, what its regions are called, unknown included
 * @param thresholds the two shares at other thresholds, to choose one by
 */
public record CropReport(
        long crops,
        double threshold,
        double emptyTagged,
        double carsNamed,
        Map<String, Map<String, Long>> said,
        List<AtThreshold> thresholds) {

    private static final String CAR = "automobile";
    /** A van or a pick-up is as well the one as the other to these labels. */
    private static final Set<String> CAR_NAMES = Set.of(CAR, "truck");

    /** The two shares if this were the threshold. */
    public record AtThreshold(double threshold, double emptyTagged, double carsNamed) {}

    /** Counts answers, one for each region. */
    static CropReport of(List<Crop> crops, List<Answer> answers, List<String> labels, double threshold) {
        Map<String, Map<String, Long>> said = new TreeMap<>();
        for (int i = 0; i < crops.size(); i++) {
            said.computeIfAbsent(crops.get(i).shows(), _ -> new TreeMap<>())
                    .merge(answers.get(i).said(labels, threshold), 1L, Long::sum);
        }
        AtThreshold chosen = at(crops, answers, labels, threshold);
        List<AtThreshold> others = new ArrayList<>();
        for (int percent = 30; percent <= 95; percent += 5) {
            others.add(at(crops, answers, labels, percent / 100.0));
        }
        return new CropReport(crops.size(), threshold, chosen.emptyTagged(), chosen.carsNamed(), said, others);
    }

    private static AtThreshold at(List<Crop> crops, List<Answer> answers, List<String> labels, double threshold) {
        int empty = 0;
        int tagged = 0;
        int cars = 0;
        int named = 0;
        for (int i = 0; i < crops.size(); i++) {
            Answer answer = answers.get(i);
            if (crops.get(i).shows().equals(Crop.NOTHING)) {
                empty++;
                tagged += answer.known(threshold) ? 1 : 0;
            } else if (crops.get(i).shows().equals(CAR)) {
                cars++;
                named += CAR_NAMES.contains(answer.said(labels, threshold)) ? 1 : 0;
            }
        }
        return new AtThreshold(threshold, share(tagged, empty), share(named, cars));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
