package dev.fovea.load.bench.figures;

import java.util.List;

/**
 * The machine that figures come from.
 *
 * @param cpu model name
 * @param flags of the processor that matter to networks, as Linux names them
 * @param cores that this process may use
 * @param memoryBytes of the machine
 * @param jdk vendor and version
 * @param os name and version
 * @param load processes that wanted to run in the minute before; more than a few of {@code cores} is a disturbed run
 */
public record Machine(String cpu, List<String> flags, int cores, long memoryBytes, String jdk, String os, double load) {

    public Machine {
        flags = List.copyOf(flags);
    }

    /** Whether figures of the two can be compared. */
    public boolean isLike(Machine other) {
        return cpu.equals(other.cpu) && cores == other.cores;
    }
}
