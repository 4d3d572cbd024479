package dev.fovea.load.cli;

import dev.fovea.load.client.QueryException;
import dev.fovea.load.cluster.ClusterException;
import dev.fovea.topics.InvalidCameraException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The commands that run and use Fovea on this machine. */
@Command(
        name = "fovea",
        description = "Tags live camera feeds.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            AddCommand.class,
            RemoveCommand.class,
            WatchCommand.class,
            TagCommand.class
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
        commandLine
                .getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        return commandLine;
    }

    /** What a user can mend is one line; anything else is a defect and keeps its trace. */
    private static IExecutionExceptionHandler expected() {
        return (exception, commandLine, parsed) -> {
            switch (exception) {
                case ClusterException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case QueryException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                case InvalidCameraException e -> commandLine.getErr().println("fovea: " + e.getMessage());
                default -> throw exception;
            }
            return CommandLine.ExitCode.SOFTWARE;
        };
    }
}
