package dev.fovea.load.cli;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.client.QueryException;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.resnet.catalogue.DownloadException;
import dev.fovea.resnet.onnx.OnnxGraphException;
import dev.fovea.resnet.packages.ModelPackageException;
import dev.fovea.topics.InvalidCameraException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ScopeType;

/** The commands that run and use Fovea on this machine. */
@Command(
        name = "fovea",
        description = "Tags live camera feeds.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            AddCommand.class,
            RemoveCommand.class,
            WatchCommand.class,
            TagCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            TestCommand.class,
            ModelCommand.class,
            PlanCommand.class
        })
public final class FoveaCommand {

    private FoveaCommand() {}

    public static void main(String[] args) {
        System.exit(commandLine(Context.ofEnvironment()).execute(args));
    }

    static CommandLine commandLine(Context context) {
        CommandLine commandLine = new CommandLine(new FoveaCommand(), new CommandFactory(context))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(expected());
        ModelCommand.importInto(
                Objects.requireNonNull(commandLine.getSubcommands().get("model")), context);
        return commandLine;
    }

    /** What a user can mend is one line; anything else is a defect and keeps its trace. */
    private static IExecutionExceptionHandler expected() {
        return (exception, commandLine, parsed) -> {
            switch (exception) {
                case ClusterException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case BenchException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case QueryException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case ModelPackageException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case DownloadException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case OnnxGraphException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case InvalidCameraException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                default -> throw exception;
            }
            return CommandLine.ExitCode.SOFTWARE;
        };
    }
}
