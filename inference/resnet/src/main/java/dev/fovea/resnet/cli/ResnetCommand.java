package dev.fovea.resnet.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The entry point behind {@code ./fovea paper}, {@code train} and the other network commands. */
@Command(
        name = "fovea",
        description = "The networks of the ResNet paper: described, trained, evaluated, packaged.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PaperCommand.class,
            TrainCommand.class,
            ExperimentCommand.class,
            EvaluateCommand.class,
            ExportCommand.class,
            Int8Command.class,
            ImportCommand.class,
            CommandLine.HelpCommand.class
        })
public final class ResnetCommand {

    private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

    private ResnetCommand() {}

    /** Exits with 0 on success, 1 on a failure whose cause is printed in one line, 2 on wrong usage. */
    public static void main(String[] args) {
        if (System.getProperty(MEMORY_LIMIT) == null) {
            // JavaCPP would give up at twice the heap, which says nothing about what libtorch needs.
            System.setProperty(MEMORY_LIMIT, "0");
        }
        System.exit(commandLine().execute(routed(args)));
    }

    /** With {@code --int8}, {@code export} takes other options than without. */
    static String[] routed(String... args) {
        List<String> words = new ArrayList<>(List.of(args));
        if (!words.isEmpty() && words.getFirst().equals("export") && words.contains(Int8Command.FLAG)) {
            words.set(0, Int8Command.NAME);
        }
        return words.toArray(String[]::new);
    }

    static CommandLine commandLine() {
        return new CommandLine(new ResnetCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(ResnetCommand::report);
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String message = failure.getMessage();
        command.getErr()
                .println(command.getColorScheme()
                        .errorText("fovea " + command.getCommandName() + ": "
                                + (message == null ? failure.toString() : message)));
        if (Boolean.getBoolean("fovea.trace")) {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
