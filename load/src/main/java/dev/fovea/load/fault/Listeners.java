package dev.fovea.load.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a process listens, as Linux tells it in {@code /proc/PID/net/tcp} (proc_pid_net(5)). */
final class Listeners {

    private static final String LISTEN = "0A";
    private static final String LOOPBACK_4 = "7F";
    private static final String LOOPBACK_6 = "00000000000000000000000001000000";
    /** An IPv4 address in IPv6 (RFC 4291, 2.5.5.2), before the address itself. */
    private static final String MAPPED = "0000000000000000FFFF0000";

    private Listeners() {}

    /** Each address as Linux writes it, {@code HEX:PORT} in network order of its words. */
    static List<String> of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> own = sockets(process.resolve("fd"));
        List<String> open = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length > 9 && words[3].equals(LISTEN) && own.contains(words[9])) {
                    String port = words[1].substring(words[1].indexOf(':') + 1);
                    open.add(words[1].substring(0, words[1].indexOf(':')) + ":" + Integer.parseInt(port, 16));
                }
            }
        }
        return open;
    }

    /** Whether only this machine can reach an address. */
    static boolean isLoopback(String address) {
        String hex = address.substring(0, address.indexOf(':'));
        // The bytes of an IPv4 address stand in reverse: the first one, 127, comes last.
        return hex.equals(LOOPBACK_6) || ((hex.length() == 8 || hex.startsWith(MAPPED)) && hex.endsWith(LOOPBACK_4));
    }

    private static Set<String> sockets(Path folder) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(folder)) {
            for (Path descriptor : descriptors.toList()) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return ""; // Closed meanwhile.
        }
    }
}
