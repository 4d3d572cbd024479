package dev.fovea.query.startup;

import dev.fovea.topics.BrokerFailure;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KafkaStreams.StateListener;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What becomes of the state when one of its threads fails. The thread is replaced where that may help: the new one restores
 * what the old one held, and readiness is down until then. Where the state folder takes nothing, or the JVM itself fails,
 * the state is given up; the same happens where Kafka cannot replace the thread, as the one that reads cameras. A service
 * whose state is given up ends and says why. Thread-safe.
 */
@Singleton
public final class FailurePolicy implements StreamsUncaughtExceptionHandler, StateListener {

    private static final Logger LOG = Logger.getLogger(FailurePolicy.class);

    private final StateFolder folder;
    private final Consumer<String> end;
    private volatile String cause = "see the lines above";

    @Inject
    FailurePolicy(StateFolder folder) {
        this(folder, why -> {
            LOG.error(why);
            Quarkus.asyncExit(1);
        });
    }

    /** @param end is told why the service has to end */
    FailurePolicy(StateFolder folder, Consumer<String> end) {
        this.folder = folder;
        this.end = end;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        List<Throwable> causes = causes(failure);
        // A refusal says more than what it was caused by; of anything else the innermost cause says most.
        cause = BrokerFailure.describe(
                causes.stream().filter(BrokerFailure::isRefusal).findFirst().orElse(causes.getLast()));
        if (folder.obstacle().isPresent()) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (causes.stream().anyMatch(Error.class::isInstance)) {
            LOG.errorf(failure, "a stream thread failed: %s", cause);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.errorf(failure, "a stream thread failed and is to be replaced: %s", cause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    @Override
    public void onChange(State now, State before) {
        if (now == State.ERROR) {
            end.accept("query ends, for its state cannot go on: "
                    + folder.obstacle().orElse(cause));
        }
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable next = failure; next != null; next = next.getCause()) {
            causes.add(next);
        }
        return causes;
    }
}
