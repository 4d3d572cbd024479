package dev.fovea.inference.rest;

import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.metrics.Speed;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.repository.ChangeUnderWayException;
import dev.fovea.inference.repository.ModelChoice;
import dev.fovea.inference.repository.ModelInUseException;
import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.inference.repository.ModelSwitch;
import dev.fovea.inference.shadow.ShadowSwitch;
import dev.fovea.inference.shadow.Trial;
import dev.fovea.resnet.packages.ModelCard;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.resnet.packages.PackageSet;
import dev.fovea.topics.ModelRef;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The repository of model packages. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
public class ModelsResource {

    private final ModelRepository repository;
    private final ModelSwitch models;
    private final ShadowSwitch shadow;
    private final CurrentModel current;
    private final InferenceMetrics metrics;

    ModelsResource(
            ModelRepository repository,
            ModelSwitch models,
            ShadowSwitch shadow,
            CurrentModel current,
            InferenceMetrics metrics) {
        this.repository = repository;
        this.models = models;
        this.shadow = shadow;
        this.current = current;
        this.metrics = metrics;
    }

    @GET
    @Operation(summary = "All packages, and which is in use")
    public ModelList list() throws ModelPackageException {
        Optional<ModelChoice> choice = models.choice();
        return new ModelList(
                choice.map(ModelChoice::use).orElse(null),
                choice.map(ModelChoice::before).orElse(List.of()),
                repository.list().stream().map(this::entry).toList());
    }

    private ModelList.Entry entry(String model) {
        int slash = model.indexOf('/');
        String name = model.substring(0, slash);
        String version = model.substring(slash + 1);
        java.nio.file.Path folder = repository.directory().resolve(model);
        try {
            ModelCard card = PackageSet.readCard(folder);
            List<String> members = PackageSet.members(folder);
            return new ModelList.Entry(
                    name,
                    version,
                    card.labels(),
                    card.input().width(),
                    card.input().height(),
                    card.maxBatch(),
                    members.isEmpty() ? null : members,
                    card.trainedOn(),
                    card.licence(),
                    null);
        } catch (ModelPackageException e) {
            return new ModelList.Entry(name, version, null, null, null, null, null, null, null, e.getMessage());
        }
    }

    @GET
    @Path("compare")
    @Operation(
            summary = "How the version on trial does beside the one in use",
            description = "Over the frames of which both have a detection, whichever instance wrote it, since this"
                    + " instance put the version on trial.")
    @APIResponse(responseCode = "200", description = "What was found so far")
    @APIResponse(responseCode = "404", description = "No version is or was on trial")
    public CompareView compare() {
        Trial trial = shadow.last().orElseThrow(Problems::noTrial);
        return new CompareView(
                ShadowView.of(trial),
                trial.comparisons(),
                new CompareView.Speeds(
                        current.get().flatMap(m -> speed(m.ref())).orElse(null),
                        speed(trial.model()).orElse(null)));
    }

    private Optional<Speed> speed(ModelRef model) {
        return metrics.model(model).speed();
    }

    @DELETE
    @Path("{name}/{version}")
    @ChangesModels
    @Operation(summary = "Removes a package")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such package")
    @APIResponse(responseCode = "409", description = "It is in use or on trial")
    @APIResponse(responseCode = "422", description = "An ensemble needs it")
    public void remove(
            @Parameter(example = "resnet50-imagenet") @PathParam("name") String name,
            @Parameter(example = "1") @PathParam("version") String version)
            throws ModelPackageException, ModelInUseException, IOException, ChangeUnderWayException {
        String model = name + "/" + version;
        if (shadow.running().filter(trial -> trial.model().path().equals(model)).isPresent()) {
            throw new ModelInUseException(model);
        }
        models.remove(model);
    }
}
