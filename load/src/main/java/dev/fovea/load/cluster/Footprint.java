package dev.fovea.load.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process and those that it started take of the machine, as Linux tells it; memory that several share counts for
 * each.
 *
 * @param pid of the process
 * @param seconds since sampling began
 * @param rssBytes resident memory
 * @param descriptors open files and sockets
 * @param threads of the processes
 */
public record Footprint(long pid, double seconds, long rssBytes, long descriptors, long threads) {

    /** Empty if the process has ended, or the machine is not Linux. */
    public static Optional<Footprint> of(long pid, double seconds) {
        Stream<Footprint> workers = Descendants.of(pid).flatMap(child -> ofOne(child.pid(), seconds).stream());
        return ofOne(pid, seconds).map(own -> workers.reduce(own, Footprint::with));
    }

    private Footprint with(Footprint other) {
        return new Footprint(
                pid, seconds, rssBytes + other.rssBytes, descriptors + other.descriptors, threads + other.threads);
    }

    private static Optional<Footprint> ofOne(long pid, double seconds) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            long open = descriptors.count();
            long rss = 0;
            long threads = 0;
            for (String line : Files.readAllLines(process.resolve("status"))) {
                if (line.startsWith("VmRSS:")) {
                    rss = number(line) << 10;
                } else if (line.startsWith("Threads:")) {
                    threads = number(line);
                }
            }
            return rss == 0 ? Optional.empty() : Optional.of(new Footprint(pid, seconds, rss, open, threads));
        } catch (IOException e) {
            return Optional.empty(); // It ended just now.
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
