package dev.fovea.query.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class FailurePolicyTest {

    private final List<String> ends = new ArrayList<>();

    @TempDir
    private Path temporary;

    @Test
    void shouldReplaceTheThreadForWhatMayPass() {
        FailurePolicy policy = policy(temporary);

        var response = policy.handle(new StreamsException("a task failed", new DisconnectException("gone")));
        policy.onChange(State.REBALANCING, State.RUNNING);

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(ends).isEmpty();
    }

    @Test
    void shouldEndWithTheFolderAndTheCureWhereItTakesNothing() throws IOException {
        Path folder = Files.createFile(temporary.resolve("file")).resolve("state");
        FailurePolicy policy = policy(folder);

        var response = policy.handle(new ProcessorStateException("a flush failed"));
        policy.onChange(State.PENDING_ERROR, State.RUNNING);
        policy.onChange(State.ERROR, State.PENDING_ERROR);

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(ends)
                .singleElement()
                .asString()
                .contains("the state folder " + folder + " takes nothing", "set fovea.state.directory");
    }

    @Test
    void shouldReplaceAThreadWhoseStateIsBrokenInAFolderThatTakesWhatIsWritten() {
        var response = policy(temporary).handle(new ProcessorStateException("a store is corrupt"));

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void shouldGiveUpWhereTheJvmItselfFails() {
        FailurePolicy policy = policy(temporary);

        var response = policy.handle(new StreamsException(new ExceptionInInitializerError(new IOException("why"))));
        policy.onChange(State.ERROR, State.PENDING_ERROR);

        assertThat(response).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(ends).singleElement().asString().endsWith("IOException: why");
    }

    @Test
    void shouldNameWhatTheBrokerRefusedWhereTheThreadCouldNotBeReplaced() {
        FailurePolicy policy = policy(temporary);

        policy.handle(new StreamsException("a poll failed", new TopicAuthorizationException(Set.of("fovea.cameras"))));
        policy.onChange(State.ERROR, State.PENDING_ERROR);

        assertThat(ends)
                .singleElement()
                .asString()
                .contains("ACLs do not allow this service the topics [fovea.cameras]", "users.yaml");
    }

    @Test
    void shouldNameTheInnermostCause() {
        FailurePolicy policy = policy(temporary);

        policy.handle(new StreamsException("a task failed", new IllegalStateException("odd", new IOException("why"))));
        policy.onChange(State.ERROR, State.PENDING_ERROR);

        assertThat(ends).singleElement().asString().endsWith("IOException: why");
    }

    private FailurePolicy policy(Path folder) {
        return new FailurePolicy(new StateFolder(folder), ends::add);
    }
}
