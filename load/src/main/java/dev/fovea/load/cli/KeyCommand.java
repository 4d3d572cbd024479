package dev.fovea.load.cli;

import dev.fovea.query.keys.ApiKey;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.KeyFileException;
import dev.fovea.query.keys.Role;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ./fovea key}: makes, lists and removes API keys of the query service. */
@Command(name = "key", description = "API keys of the query service, which reads them from fovea.query.security.keys.")
final class KeyCommand {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "File of the keys (default keys in FOVEA_HOME).",
            scope = ScopeType.INHERIT)
    private Optional<Path> file = Optional.empty();

    KeyCommand(Context context) {
        this.context = context;
    }

    @Command(name = "add", description = "Makes a key and prints it, once: only its hash is kept.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Whose it is: lower-case letters, digits, hyphens.")
                    String name,
            @Option(names = "--role", required = true, description = "viewer, operator or admin.") Role role,
            @Option(names = "--camera", split = ",", paramLabel = "CAMERA", description = "Viewers: these only.")
                    @Nullable
                    List<String> cameras,
            @Option(names = "--days", paramLabel = "DAYS", description = "Days until it ends (default never).")
                    Optional<Integer> days) {
        @Nullable
        Instant until = days.map(
                        count -> Instant.now().plus(Duration.ofDays(count)).truncatedTo(ChronoUnit.SECONDS))
                .orElse(null);
        Set<String> visible = cameras == null ? Set.of() : Set.copyOf(cameras);
        if (!visible.isEmpty() && role != Role.VIEWER) {
            throw new ParameterException(
                    spec.commandLine(), "--camera: only viewers can be limited to cameras; say --role viewer");
        }
        String key = keys().add(new Grant(name, role, visible, until));
        PrintWriter out = spec.commandLine().getOut();
        out.println(key);
        spec.commandLine()
                .getErr()
                .println("Kept as a hash in " + keys().path() + "; this is the only time the key is shown.");
        return 0;
    }

    @Command(name = "list", description = "The keys by name, with what they grant.")
    int list() {
        List<ApiKey> keys = Files.exists(keys().path()) ? keys().read() : List.of();
        Table table = new Table("KEY", "ROLE", "CAMERAS", "UNTIL");
        for (ApiKey key : keys) {
            Grant grant = key.grant();
            table.row(
                    grant.name(),
                    grant.role().word(),
                    grant.cameras().isEmpty() ? "all" : String.join(",", new TreeSet<>(grant.cameras())),
                    grant.until() == null ? "" : grant.until().toString());
        }
        spec.commandLine().getOut().print(table);
        return 0;
    }

    @Command(name = "remove", description = "Removes a key; whoever uses it is refused within a second or two.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        if (!keys().remove(name)) {
            throw new KeyFileException("there is no key '" + name + "' in " + keys().path(), null);
        }
        spec.commandLine().getOut().println("Removed " + name + ".");
        return 0;
    }

    private KeyFile keys() {
        return new KeyFile(file.orElse(context.home().directory().resolve("keys")));
    }
}
