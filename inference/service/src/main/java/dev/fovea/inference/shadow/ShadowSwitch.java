package dev.fovea.inference.shadow;

import dev.fovea.inference.engine.DeviceUnavailableException;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.repository.ChangeUnderWayException;
import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.inference.repository.ModelSwitch;
import dev.fovea.resnet.packages.ModelPackageException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts and ends trials, one at a time. Thread-safe. */
public final class ShadowSwitch {

    private static final Logger LOG = Logger.getLogger(ShadowSwitch.class);

    /** Makes a trial of a warm version. */
    @FunctionalInterface
    public interface TrialMaker {
        Trial of(Model model);
    }

    private final ModelRepository repository;
    private final ModelSwitch.Opener opener;
    private final TrialMaker trials;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Trial last;

    public ShadowSwitch(ModelRepository repository, ModelSwitch.Opener opener, TrialMaker trials) {
        this.repository = repository;
        this.opener = opener;
        this.trials = trials;
    }

    /**
     * Begins a trial in place of the one there may be; nothing happens if the version is on trial already.
     *
     * @param wanted {@code name/version}, or {@code name} for its highest version
     * @return the trial of that version
     * @throws ModelPackageException if there is no such package or it disagrees with itself; the trial before goes on
     * @throws DeviceUnavailableException if no permitted provider can run its network; the trial before goes on
     * @throws ChangeUnderWayException if another change of the shadow has not ended
     */
    public Trial start(String wanted)
            throws ModelPackageException, DeviceUnavailableException, ChangeUnderWayException, InterruptedException {
        begin();
        try {
            var folder = repository.find(Optional.of(wanted));
            Optional<Trial> running = running();
            if (running.isPresent() && folder.endsWith(running.get().model().path())) {
                return running.get();
            }
            Trial next = trials.of(opener.load(folder));
            if (running.isPresent()) {
                running.get().stop();
            }
            last = next;
            next.start();
            LOG.infof("shadow model=%s", next.model().path());
            return next;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Ends the trial, if there is one.
     *
     * @throws ChangeUnderWayException if another change of the shadow has not ended
     */
    public void stop() throws ChangeUnderWayException, InterruptedException {
        begin();
        try {
            Optional<Trial> running = running();
            if (running.isPresent()) {
                running.get().stop();
                LOG.infof("shadow ended, model=%s", running.get().model().path());
            }
        } finally {
            changing.unlock();
        }
    }

    /** The trial that runs, or the last that did. */
    public Optional<Trial> last() {
        return Optional.ofNullable(last);
    }

    /** The trial that runs. */
    public Optional<Trial> running() {
        return last().filter(trial -> trial.state() != TrialState.OFF);
    }

    private void begin() throws ChangeUnderWayException {
        if (!changing.tryLock()) {
            throw new ChangeUnderWayException();
        }
    }
}
