package dev.fovea.load.doctor;

import dev.fovea.load.cluster.Home;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The JDK, the native libraries, the disk and the clock. */
final class MachineCheck {

    private static final int JDK = 25;
    private static final Duration SLACK = Duration.ofDays(1);

    private MachineCheck() {}

    static Finding jdk(int feature, String home) {
        return feature >= JDK
                ? Finding.good("JDK", feature + " in " + home)
                : Finding.bad("JDK", feature + " in " + home, "install JDK " + JDK + " and set JAVA_HOME to it");
    }

    /**
     * Loads a native library.
     *
     * @param load loads it and tells its version
     */
    static Finding library(String name, Supplier<String> load) {
        try {
            return Finding.good(name, load.get());
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
            return Finding.bad(
                    name,
                    "its native library cannot be loaded: " + e,
                    "use Linux on x86-64 with glibc 2.28 or later and a temporary directory that allows execution"
                            + " (java.io.tmpdir, not mounted noexec)");
        }
    }

    /** Room for state where it lies, or will lie. */
    static Finding disk(Home home) throws IOException {
        Path existing = home.directory();
        while (!Files.exists(existing)) {
            Path parent = existing.getParent();
            if (parent == null) {
                return Finding.bad("disk", "there is no " + home.directory(), "set FOVEA_HOME to a directory");
            }
            existing = parent;
        }
        FileStore store = Files.getFileStore(existing);
        if (!Files.isWritable(existing) || store.isReadOnly()) {
            return Finding.bad(
                    "disk", existing + " cannot be written to", "set FOVEA_HOME to a directory that you may write to");
        }
        return room(existing, store.getUsableSpace());
    }

    static Finding room(Path where, long freeBytes) {
        String found = (freeBytes >> 20) + " MiB free in " + where;
        return freeBytes >= Home.NEEDED_BYTES
                ? Finding.good("disk", found)
                : Finding.bad(
                        "disk",
                        found,
                        "free some space, or set FOVEA_HOME to a directory with " + (Home.NEEDED_BYTES >> 20) + " MiB");
    }

    /**
     * The clock can be wrong in both directions; only one of them can be proved without a network: a time before this program
     * was built.
     */
    static Finding clock(Instant now, Instant built) {
        return now.isAfter(built.minus(SLACK))
                ? Finding.good("clock", now.toString())
                : Finding.bad(
                        "clock",
                        now + ", which is before this program was built (" + built + ")",
                        "set the clock, best by NTP: frames and detections carry its time");
    }
}
