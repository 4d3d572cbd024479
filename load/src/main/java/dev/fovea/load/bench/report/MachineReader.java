package dev.fovea.load.bench.report;

import com.sun.management.OperatingSystemMXBean;
import dev.fovea.load.bench.figures.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Describes the machine that this process runs on. */
public final class MachineReader {

    /** What decides how fast networks and JPEGs are computed. */
    private static final List<String> TELLING = List.of(
            "avx2",
            "avx512f",
            "avx512bw",
            "avx512vl",
            "avx_vnni",
            "avx512_vnni",
            "avx512_bf16",
            "amx_tile",
            "amx_int8",
            "amx_bf16",
            "asimd",
            "asimddp",
            "sve",
            "bf16",
            "i8mm");

    private MachineReader() {}

    /** The machine as it is now. */
    public static Machine read() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        List<String> cpuinfo = Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                value(cpuinfo, "model name").orElseGet(() -> System.getProperty("os.arch", "unknown")),
                flags(cpuinfo),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                system.getSystemLoadAverage());
    }

    /** The telling ones among the flags of the first processor. */
    static List<String> flags(List<String> cpuinfo) {
        List<String> all = List.of(value(cpuinfo, "flags")
                .or(() -> value(cpuinfo, "Features"))
                .orElse("")
                .split(" "));
        return TELLING.stream().filter(all::contains).toList();
    }

    private static Optional<String> value(List<String> cpuinfo, String key) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith(key) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
