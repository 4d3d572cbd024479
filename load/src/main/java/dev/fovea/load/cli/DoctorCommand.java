package dev.fovea.load.cli;

import dev.fovea.load.doctor.Doctor;
import dev.fovea.load.doctor.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./fovea doctor}: what stands in the way on this machine, and what to do. */
@Command(
        name = "doctor",
        description =
                "Looks at JDK, native libraries, disk, clock, ports, broker, topics and models, and says what to do;"
                        + " ends with 1 if something stands in the way.")
final class DoctorCommand implements Callable<Integer> {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Look at this Kafka cluster.")
    private Optional<String> kafka = Optional.empty();

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = Doctor.findings(context.project(), context.home(), kafka);
        for (Finding finding : findings) {
            String mark = finding.grave() ? "BAD " : finding.cure().isPresent() ? "note" : "ok  ";
            out.printf("  %s  %-13s %s%n", mark, finding.subject(), finding.found());
            finding.cure().ifPresent(cure -> out.printf("        %-13s → %s%n", "", cure));
        }
        long bad = findings.stream().filter(Finding::grave).count();
        out.println(bad == 0 ? "Nothing stands in the way." : bad + " things stand in the way.");
        return bad == 0 ? 0 : 1;
    }
}
