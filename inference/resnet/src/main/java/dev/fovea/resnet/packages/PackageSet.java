package dev.fovea.resnet.packages;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The networks behind one package folder: its own, or those of the packages that its {@code model.json} names as members of an
 * ensemble. Immutable.
 *
 * @param folder {@code <models>/<name>/<version>/}
 * @param card of the network, or of the members as if they were one
 * @param labels in the order of the networks' outputs
 * @param networks at least one; all with the same labels and input
 */
public record PackageSet(Path folder, ModelCard card, List<String> labels, List<ModelPackage> networks) {

    public PackageSet {
        labels = List.copyOf(labels);
        networks = List.copyOf(networks);
    }

    /**
     * Reads and checks a package, and every member where it is an ensemble.
     *
     * @throws ModelPackageException if it, or a member, disagrees with itself, or members differ in labels or input
     */
    public static PackageSet read(Path folder) throws ModelPackageException {
        Optional<EnsembleCard> ensemble = ensemble(folder);
        if (ensemble.isPresent()) {
            return read(folder, ensemble.get());
        }
        ModelPackage only = ModelPackage.read(folder);
        return new PackageSet(folder, only.card(), only.labels(), List.of(only));
    }

    private static PackageSet read(Path folder, EnsembleCard ensemble) throws ModelPackageException {
        List<ModelPackage> members = new ArrayList<>();
        for (Path member : memberFolders(folder, ensemble)) {
            members.add(ModelPackage.read(member));
        }
        requireAlike(folder, members);
        List<String> labels = members.getFirst().labels();
        String none = ensemble.none();
        if (none != null && !labels.contains(none)) {
            throw new ModelPackageException(
                    folder.resolve(ModelPackage.CARD_FILE), "none = " + none, "one of the members' labels, or absent");
        }
        ModelCard card = ensemble.asOne(members.stream().map(ModelPackage::card).toList());
        return new PackageSet(folder, card, labels, members);
    }

    /**
     * Reads what a package says of itself, or its members say together, and checks nothing else.
     *
     * @throws ModelPackageException if a card is missing or has a value that none may have
     */
    public static ModelCard readCard(Path folder) throws ModelPackageException {
        Optional<EnsembleCard> ensemble = ensemble(folder);
        if (ensemble.isEmpty()) {
            return ModelPackage.readCard(folder);
        }
        List<ModelCard> cards = new ArrayList<>();
        for (Path member : memberFolders(folder, ensemble.get())) {
            cards.add(ModelPackage.readCard(member));
        }
        return ensemble.get().asOne(cards);
    }

    /**
     * {@code name/version} of the packages that this one cannot do without; empty where it has a network of its own.
     *
     * @throws ModelPackageException if its card cannot be read
     */
    public static List<String> members(Path folder) throws ModelPackageException {
        return ensemble(folder).map(EnsembleCard::members).orElse(List.of());
    }

    /** The card, if it is that of an ensemble. */
    private static Optional<EnsembleCard> ensemble(Path folder) throws ModelPackageException {
        Path file = folder.resolve(ModelPackage.CARD_FILE);
        byte[] json = ModelPackage.cardBytes(file);
        return CardJson.read(file, json, JsonNode.class).has("members")
                ? Optional.of(CardJson.read(file, json, EnsembleCard.class))
                : Optional.empty();
    }

    /** Members lie in the same repository; their names hold no dots alone and no slashes, so that they cannot lead out of it. */
    private static List<Path> memberFolders(Path folder, EnsembleCard ensemble) throws ModelPackageException {
        Path models = folder.toAbsolutePath().normalize().resolve("../..").normalize();
        List<Path> folders = new ArrayList<>();
        for (String member : ensemble.members()) {
            Path place = models.resolve(member);
            ModelPackage.requireNoLink(models.resolve(member.substring(0, member.indexOf('/'))));
            ModelPackage.requireNoLink(place);
            if (ensemble(place).isPresent()) {
                throw new ModelPackageException(
                        folder.resolve(ModelPackage.CARD_FILE),
                        "member " + member + ", itself an ensemble",
                        "packages with a network of their own");
            }
            folders.add(place);
        }
        return folders;
    }

    private static void requireAlike(Path folder, List<ModelPackage> members) throws ModelPackageException {
        ModelPackage first = members.getFirst();
        for (ModelPackage member : members) {
            if (!member.labels().equals(first.labels())) {
                throw unlike(
                        folder, member, "the labels " + member.labels(), first, "the same labels in the same order");
            }
            if (!member.card().input().equals(first.card().input())) {
                throw unlike(folder, member, String.valueOf(member.card().input()), first, "the same input");
            }
        }
    }

    private static ModelPackageException unlike(
            Path folder, ModelPackage member, String found, ModelPackage first, String accepted) {
        return new ModelPackageException(
                folder.resolve(ModelPackage.CARD_FILE),
                "member " + member.folder() + " with " + found,
                accepted + " as " + first.folder());
    }
}
