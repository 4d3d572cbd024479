package dev.fovea.inference.repository;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.model.Model;
import dev.fovea.resnet.packages.ModelPackageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which version is used: takes a checked and warm one into use between two sets of frames, remembers it, and goes back. What
 * cannot be loaded is refused and changes nothing. One change at a time; thread-safe.
 */
public final class ModelSwitch {

    private static final Logger LOG = Logger.getLogger(ModelSwitch.class);

    /** Checks a package and opens it. */
    @FunctionalInterface
    public interface Opener {
        /** Opens a package, warm; the model is the caller's to close. */
        Model load(Path folder) throws ModelPackageException, DeviceUnavailableException;
    }

    private final ModelRepository repository;
    private final Opener opener;
    private final CurrentModel current;
    private final ChoiceFile file;
    private final @Nullable String configured;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable ModelChoice choice;

    /** @param configured the setting {@code fovea.models.use} */
    public ModelSwitch(
            ModelRepository repository,
            Opener opener,
            CurrentModel current,
            ChoiceFile file,
            Optional<String> configured) {
        this.repository = repository;
        this.opener = opener;
        this.current = current;
        this.file = file;
        this.configured = configured.orElse(null);
    }

    /**
     * Takes the first version into use: the one that was chosen last, unless the setting was changed since or it cannot be loaded
     * any more; then the one of the setting.
     *
     * @throws ModelPackageException if there is no such package or it disagrees with itself
     * @throws DeviceUnavailableException if no permitted provider can run its network
     */
    public void start() throws ModelPackageException, DeviceUnavailableException {
        changing.lock();
        try {
            Optional<ModelChoice> kept = file.read();
            if (kept.isPresent() && !startWith(kept.get())) {
                kept = Optional.empty();
            }
            if (kept.isEmpty()) {
                Model model = opener.load(repository.find(Optional.ofNullable(configured)));
                choice = new ModelChoice(configured, model.ref().path(), List.of());
                take(model);
            }
        } finally {
            changing.unlock();
        }
    }

    private boolean startWith(ModelChoice kept) {
        if (!Objects.equals(kept.configured(), configured)) {
            LOG.infof("fovea.models.use was changed to %s, which ends the choice of model=%s", configured, kept.use());
            return false;
        }
        try {
            Model model = opener.load(repository.find(Optional.of(kept.use())));
            choice = kept;
            take(model);
            return true;
        } catch (ModelPackageException | DeviceUnavailableException e) {
            LOG.errorf("model=%s was chosen and cannot be used any more: %s", kept.use(), e.getMessage());
            return false;
        }
    }

    /** The version in use and those before; empty before {@link #start}. */
    public Optional<ModelChoice> choice() {
        return Optional.ofNullable(choice);
    }

    /**
     * Takes a version into use; nothing happens if it is used already.
     *
     * @param wanted {@code name/version}, or {@code name} for its highest version
     * @throws ModelPackageException if there is no such package or it disagrees with itself
     * @throws DeviceUnavailableException if no permitted provider can run its network, or it answers nonsense
     * @throws ChoiceNotKeptException if it cannot be remembered
     * @throws ChangeUnderWayException if another change has not ended, or the service has not started yet
     */
    public void use(String wanted)
            throws ModelPackageException, DeviceUnavailableException, ChoiceNotKeptException, ChangeUnderWayException {
        change(former -> {
            Path folder = repository.find(Optional.of(wanted));
            String next = folder.resolveSibling("").getFileName() + "/" + folder.getFileName();
            return next.equals(former.use()) ? former : former.use(next);
        });
    }

    /**
     * Goes back to the version that was used before.
     *
     * @throws ModelPackageException if there is none before, or it is gone or broken
     * @throws DeviceUnavailableException if no permitted provider can run its network
     * @throws ChoiceNotKeptException if it cannot be remembered
     * @throws ChangeUnderWayException if another change has not ended, or the service has not started yet
     */
    public void back()
            throws ModelPackageException, DeviceUnavailableException, ChoiceNotKeptException, ChangeUnderWayException {
        change(former -> {
            if (former.before().isEmpty()) {
                throw new UnknownModelException(
                        repository.directory(), "no version that was used before", "one that was switched from");
            }
            return former.back();
        });
    }

    /**
     * Removes a package from the repository.
     *
     * @param model {@code name/version}
     * @throws ModelInUseException if it classifies frames
     * @throws ModelPackageException if there is no such package, or an ensemble needs it
     * @throws IOException if the disk refuses
     * @throws ChangeUnderWayException if another change has not ended
     */
    public void remove(String model)
            throws ModelInUseException, ModelPackageException, IOException, ChangeUnderWayException {
        ModelChoice now = begin();
        try {
            if (model.equals(now.use())) {
                throw new ModelInUseException(model);
            }
            new PackageRemoval(repository).remove(model);
            LOG.infof("model=%s removed", model);
        } finally {
            changing.unlock();
        }
    }

    private interface Step {
        ModelChoice from(ModelChoice former) throws ModelPackageException;
    }

    private void change(Step step)
            throws ModelPackageException, DeviceUnavailableException, ChoiceNotKeptException, ChangeUnderWayException {
        ModelChoice former = begin();
        try {
            ModelChoice next = step.from(former);
            if (next.equals(former)) {
                return;
            }
            Model model = opener.load(repository.find(Optional.of(next.use())));
            try {
                file.write(next);
            } catch (ChoiceNotKeptException e) {
                model.close();
                throw e;
            }
            choice = next;
            take(model);
        } catch (ModelPackageException | DeviceUnavailableException e) {
            LOG.warnf("a change of the model was refused and model=%s goes on: %s", former.use(), e.getMessage());
            throw e;
        } finally {
            changing.unlock();
        }
    }

    private ModelChoice begin() throws ChangeUnderWayException {
        if (!changing.tryLock()) {
            throw new ChangeUnderWayException();
        }
        ModelChoice former = choice;
        if (former == null) {
            changing.unlock();
            throw new ChangeUnderWayException();
        }
        return former;
    }

    private void take(Model model) {
        model.placement().refused().forEach(line -> LOG.infof("device not used: %s", line));
        LOG.infof(
                "model=%s device=%s, %s",
                model.ref().path(),
                model.placement().device().word(),
                model.placement().why());
        current.use(model);
    }
}
