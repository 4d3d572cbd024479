package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor time of a process's threads at one moment, as Linux tells it (proc(5), {@code /proc/PID/task/TID/stat}).
 *
 * @param threads by their numbers
 */
public record ThreadTimes(Map<Long, Share> threads) {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadTimes.class);

    /** Of a second; the same on every Linux that Java runs on. */
    private static final double TICKS = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    /**
     * What one thread used.
     *
     * @param name its first 15 characters; a thread that a library starts has that of the thread that started it
     * @param seconds since it began
     */
    public record Share(String name, double seconds) {

        /** Reads a line of {@code stat}: the name stands in parentheses and may hold some itself. */
        static Share parse(String stat) {
            int end = stat.lastIndexOf(')');
            List<String> fields = List.of(stat.substring(end + 2).split(" ", -1));
            double ticks = Double.parseDouble(fields.get(USER)) + Double.parseDouble(fields.get(SYSTEM));
            return new Share(stat.substring(stat.indexOf('(') + 1, end), ticks / TICKS);
        }
    }

    public ThreadTimes {
        threads = Map.copyOf(threads);
    }

    /** The threads that run now. */
    public static ThreadTimes of(long pid) {
        Map<Long, Share> threads = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path task : tasks) {
                try {
                    String stat = Files.readString(task.resolve("stat"));
                    threads.put(Long.valueOf(task.getFileName().toString()), Share.parse(stat));
                } catch (IOException e) {
                    LOG.debug("a thread ended just now: {}", e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new BenchException(
                    "the threads of process " + pid + " cannot be read: it has ended, or this is not Linux", e);
        }
        return new ThreadTimes(threads);
    }

    /** Seconds of processor time since an earlier moment, by the threads' names; what has ended meanwhile is missing. */
    public Map<String, Double> since(ThreadTimes before) {
        Map<String, Double> seconds = new TreeMap<>();
        threads.forEach((number, now) -> {
            Share then = before.threads.getOrDefault(number, new Share(now.name(), 0));
            seconds.merge(now.name(), now.seconds() - then.seconds(), Double::sum);
        });
        return seconds;
    }
}
