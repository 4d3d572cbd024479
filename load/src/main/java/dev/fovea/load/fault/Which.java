package dev.fovea.load.fault;

import dev.fovea.load.cluster.Service;

/** Which processes a fault hits. */
public sealed interface Which {

    /** The service, of whose processes some are meant. */
    Service service();

    /**
     * One certain process.
     *
     * @param index from 0
     */
    record One(Service service, int index) implements Which {}

    /** One process, by chance. */
    record Any(Service service) implements Which {}

    /** Every process of a service at once. */
    record All(Service service) implements Which {}

    /** The broker that leads a partition of frames, the partition by chance. */
    record Leader() implements Which {

        @Override
        public Service service() {
            return Service.KAFKA;
        }
    }
}
