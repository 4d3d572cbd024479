package dev.fovea.load.cluster;

import java.util.stream.Stream;

/** The processes that a process has started, and those that these have: ingest reads cameras in workers. */
public final class Descendants {

    private Descendants() {}

    /** Those that run now; none if the process has ended. */
    public static Stream<ProcessHandle> of(long pid) {
        return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
    }
}
