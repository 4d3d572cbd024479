package dev.fovea.inference.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model version in use. Whoever classifies leases it once for each set of frames and stays with the lease, so that a switch
 * falls between two sets and a detection names exactly one version; the former version is closed when its last lease ends.
 * Thread-safe.
 */
public final class CurrentModel {

    private @Nullable Tenure current;

    /** The version in use, to look at; it may be closed at any time. Empty while none is warm yet. */
    public synchronized Optional<Model> get() {
        return Optional.ofNullable(current).map(tenure -> tenure.model);
    }

    /** The version in use, to work with until the lease is closed; empty while none is warm yet. */
    public synchronized Optional<Lease> lease() {
        return Optional.ofNullable(current).map(Tenure::lease);
    }

    /**
     * Takes a warm version into use.
     *
     * @param model becomes this object's to close
     */
    public void use(Model model) {
        replace(new Tenure(model));
    }

    /** Takes the version out of use. */
    public void retire() {
        replace(null);
    }

    private void replace(@Nullable Tenure next) {
        Tenure former;
        synchronized (this) {
            former = current;
            current = next;
        }
        if (former != null) {
            former.release();
        }
    }

    /** A version that stays open until the lease is closed. Not thread-safe. */
    public static final class Lease implements AutoCloseable {

        private final Tenure tenure;
        private boolean ended;

        private Lease(Tenure tenure) {
            this.tenure = tenure;
        }

        public Model model() {
            return tenure.model;
        }

        /** Ends the lease; a second time does nothing. */
        @Override
        public void close() {
            if (!ended) {
                ended = true;
                tenure.release();
            }
        }
    }

    /** One version's time in use, held by the place it has and by every lease. */
    private static final class Tenure {

        private final Model model;
        private int holders = 1;

        private Tenure(Model model) {
            this.model = model;
        }

        /** Under the lock of {@link CurrentModel}, so that it still has its place. */
        private synchronized Lease lease() {
            holders++;
            return new Lease(this);
        }

        private void release() {
            boolean last;
            synchronized (this) {
                holders--;
                last = holders == 0;
            }
            if (last) {
                model.close();
            }
        }
    }
}
