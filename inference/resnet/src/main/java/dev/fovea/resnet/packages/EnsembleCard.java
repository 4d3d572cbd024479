package dev.fovea.resnet.packages;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says of a package that has no network of its own: other packages of the same repository answer together,
 * by the mean of their probabilities.
 *
 * @param name as for {@link ModelCard}
 * @param version as for {@link ModelCard}
 * @param members {@code name/version} of 2 to 16 packages with networks, with the same labels and the same input
 * @param none the label that means "nothing there"; null where the members have none
 * @param threshold the probability below which a region is called unknown, 0 to 1
 * @param trainedOn the data, in words
 * @param licence of the members' parameters, in words
 * @param accuracy measured figures of the members together, freely named
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EnsembleCard(
        String name,
        String version,
        List<String> members,
        @Nullable String none,
        double threshold,
        @Nullable String trainedOn,
        @Nullable String licence,
        @Nullable Map<String, Object> accuracy) {

    private static final int MOST_MEMBERS = 16;

    public EnsembleCard {
        Refusal.unless(name != null && ModelCard.isWord(name), "name", name, ModelCard.WORD_RULE);
        Refusal.unless(version != null && ModelCard.isWord(version), "version", version, ModelCard.WORD_RULE);
        Refusal.unless(
                members != null
                        && members.size() >= 2
                        && members.size() <= MOST_MEMBERS
                        && new HashSet<>(members).size() == members.size(),
                "members",
                members,
                "2 to " + MOST_MEMBERS + " different packages, each as name/version");
        for (String member : members) {
            String[] parts = member.split("/", -1);
            Refusal.unless(
                    parts.length == 2 && ModelCard.isWord(parts[0]) && ModelCard.isWord(parts[1]),
                    "members",
                    member,
                    "name/version");
        }
        Refusal.unless(threshold >= 0 && threshold <= 1, "threshold", threshold, "0 to 1");
        members = List.copyOf(members);
    }

    /**
     * The ensemble as if it were one network.
     *
     * @param cards of the members, at least one
     */
    ModelCard asOne(List<ModelCard> cards) {
        ModelCard first = cards.getFirst();
        return new ModelCard(
                name,
                version,
                first.input(),
                first.normalisation(),
                first.labels(),
                null,
                none,
                threshold,
                cards.stream().mapToInt(ModelCard::maxBatch).min().orElseThrow(),
                Map.of(),
                trainedOn,
                licence,
                accuracy);
    }
}
