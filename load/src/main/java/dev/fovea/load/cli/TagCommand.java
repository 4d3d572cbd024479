package dev.fovea.load.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.engine.InferenceException;
import dev.fovea.inference.model.UnreadablePictureException;
import dev.fovea.inference.tag.PictureTagger;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.load.cluster.ModelPackages;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.topics.ClassifiedRegion;
import dev.fovea.topics.Json;
import dev.fovea.topics.LabelProbability;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea tag}: classifies pictures as a whole, without Kafka. */
@Command(
        name = "tag",
        description =
                "Classifies pictures (JPEG or PNG), each as a whole, without Kafka; ends with 1 if one cannot be read.")
final class TagCommand implements Callable<Integer> {

    private static final int TOP = 3;

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "PHOTO", arity = "1..*")
    private List<Path> photos = List.of();

    @Option(names = "--model", paramLabel = "NAME[/VERSION]", description = "Model package to classify with.")
    private String model = ModelPackages.DEFAULT;

    @Option(names = "--json", description = "One JSON object a picture and line.")
    private boolean json;

    TagCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InferenceException {
        context.home().prepare();
        new ModelPackages(context.project(), context.home()).provide();
        boolean allRead = true;
        try (PictureTagger tagger = PictureTagger.open(context.home().models(), Optional.of(model), TOP)) {
            for (Path photo : photos) {
                allRead &= tag(tagger, photo);
            }
        } catch (ModelPackageException | DeviceUnavailableException e) {
            throw new ClusterException(String.valueOf(e.getMessage()), e);
        }
        return allRead ? 0 : 1;
    }

    private boolean tag(PictureTagger tagger, Path photo) throws IOException, InferenceException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            ClassifiedRegion tagged = tagger.tag(photo);
            out.println(json ? asJson(tagger, photo, tagged) : asText(photo, tagged));
            return true;
        } catch (UnreadablePictureException e) {
            spec.commandLine().getErr().println("fovea: " + photo + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            spec.commandLine().getErr().println("fovea: there is no file " + e.getFile());
        }
        return false;
    }

    private static String asText(Path photo, ClassifiedRegion tagged) {
        String top = tagged.top().stream().map(TagCommand::asText).collect(Collectors.joining(", "));
        return photo + ": " + tagged.label() + "  (" + top + ")";
    }

    private static String asText(LabelProbability label) {
        return String.format(Locale.ROOT, "%s %.2f", label.label(), label.probability());
    }

    private static String asJson(PictureTagger tagger, Path photo, ClassifiedRegion tagged) throws IOException {
        ObjectNode line = Json.mapper().createObjectNode().put("file", photo.toString());
        line.set("model", Json.mapper().valueToTree(tagger.model()));
        line.setAll((ObjectNode) Json.mapper().valueToTree(tagged));
        return Json.mapper().writeValueAsString(line);
    }
}
