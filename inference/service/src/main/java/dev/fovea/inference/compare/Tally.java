package dev.fovea.inference.compare;

import dev.fovea.topics.ModelRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how far one pair of model versions agrees. Not thread-safe. */
final class Tally {

    /** Two networks of a thousand labels can disagree in a million ways: further ones are counted and not told apart. */
    private static final int MOST_KINDS = 10_000;

    private static final int MOST_LISTED = 20;
    private static final Labels OTHERS = new Labels("…", "…");

    private record Labels(String live, String shadow) {}

    private final ModelRef live;
    private final ModelRef shadow;
    private final Instant since;
    private final Shifts shifts = new Shifts();
    private final Map<Labels, Long> disagreements = new HashMap<>();
    private long frames;
    private long regions;
    private long agreeing;

    Tally(ModelRef live, ModelRef shadow, Instant since) {
        this.live = live;
        this.shadow = shadow;
        this.since = since;
    }

    /** One frame; both must be of it. */
    void add(Seen live, Seen shadow) {
        frames++;
        int common = Math.min(live.answers().size(), shadow.answers().size());
        for (int i = 0; i < common; i++) {
            add(live.answers().get(i), shadow.answers().get(i));
        }
    }

    private void add(Seen.Answer ours, Seen.Answer theirs) {
        regions++;
        shifts.add(theirs.probability() - ours.probability());
        if (ours.label().equals(theirs.label())) {
            agreeing++;
        } else {
            Labels labels = new Labels(ours.label(), theirs.label());
            boolean room = disagreements.size() < MOST_KINDS || disagreements.containsKey(labels);
            disagreements.merge(room ? labels : OTHERS, 1L, Long::sum);
        }
    }

    Comparison comparison() {
        return new Comparison(
                live,
                shadow,
                since,
                frames,
                regions,
                regions == 0 ? null : (double) agreeing / regions,
                regions == 0 ? null : shifts.summary(),
                listed());
    }

    private List<Comparison.Disagreement> listed() {
        return disagreements.entrySet().stream()
                .map(e -> new Comparison.Disagreement(e.getKey().live, e.getKey().shadow, e.getValue()))
                .sorted(Comparator.comparingLong(Comparison.Disagreement::regions)
                        .reversed()
                        .thenComparing(Comparison.Disagreement::live)
                        .thenComparing(Comparison.Disagreement::shadow))
                .limit(MOST_LISTED)
                .toList();
    }
}
