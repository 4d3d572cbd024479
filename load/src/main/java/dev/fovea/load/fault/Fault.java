package dev.fovea.load.fault;

import dev.fovea.load.camera.Behaviour;
import dev.fovea.load.cluster.Service;
import dev.fovea.load.proxy.Condition;
import java.time.Duration;

/** Something that goes wrong and is over after a while. */
public sealed interface Fault {

    /** In a few words, for the table. */
    String words();

    /** How long it lasts before it is lifted. */
    Duration lasting();

    /**
     * SIGKILL, and a new start when it is over.
     *
     * @param lasting how long the process stays away
     */
    record Kill(Which which, Duration lasting) implements Fault {

        @Override
        public String words() {
            return which.service().word() + " killed";
        }
    }

    /** SIGSTOP, and SIGCONT when it is over. */
    record Freeze(Which which, Duration lasting) implements Fault {

        @Override
        public String words() {
            return which.service().word() + " frozen";
        }
    }

    /** SIGTERM, on which the process has to end by itself with status 0, and a new start when it is over. */
    record Terminate(Which which, Duration lasting) implements Fault {

        @Override
        public String words() {
            return which.service().word() + " told to end";
        }
    }

    /**
     * The ways between the processes of a service and the brokers are bad.
     *
     * @param service {@link Service#KAFKA} for the ways between brokers
     */
    record Spoil(Service service, Condition condition, Duration lasting) implements Fault {

        @Override
        public String words() {
            return "way of " + service.word() + " "
                    + condition.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A camera, by chance, does something else than to send. */
    record Misbehave(Behaviour behaviour, Duration lasting) implements Fault {

        @Override
        public String words() {
            return "camera " + behaviour.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The query service dies and finds its state otherwise than it left it. */
    record LoseState(Loss loss, Duration lasting) implements Fault {

        /** What happens to the files. */
        public enum Loss {
            DELETED,
            TRUNCATED
        }

        @Override
        public String words() {
            return "query's state " + loss.name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
