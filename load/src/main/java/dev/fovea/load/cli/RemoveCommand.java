package dev.fovea.load.cli;

import dev.fovea.load.client.QueryClient;
import dev.fovea.load.client.QueryException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./fovea remove}: forgets a camera; its frames and detections stay until their retention ends. */
@Command(name = "remove", description = "Removes a camera.")
final class RemoveCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "CAMERA")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String camera;

    RemoveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (QueryClient query = context.query()) {
            if (!query.delete(camera)) {
                throw new QueryException("there is no camera '" + camera + "'; ./fovea status lists them");
            }
        }
        spec.commandLine().getOut().println("Removed " + camera + ".");
        return 0;
    }
}
