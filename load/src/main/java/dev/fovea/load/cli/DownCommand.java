package dev.fovea.load.cli;

import dev.fovea.load.cluster.Cluster;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./fovea down}: stops what {@code up} started, and nothing else. */
@Command(name = "down", description = "Stops the processes that 'up' started; data is kept.")
final class DownCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    DownCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        int stopped = new Cluster(context.project(), context.home()).stop((process, byItself) -> {
            out.printf(
                    "  %-10s %s%n",
                    process.service().word(), byItself ? "stopped" : "did not end in time and was killed");
            out.flush();
        });
        out.println(stopped == 0 ? "Fovea is not running." : "Fovea is down.");
        return 0;
    }
}
