package dev.fovea.load.camera;

import java.util.ArrayList;
import java.util.List;

/** What one synthetic camera sent, in order. Thread-safe. */
public final class Ledger {

    private final List<Sent> lines = new ArrayList<>();

    synchronized void add(Sent line) {
        lines.add(line);
    }

    /** A copy of all lines so far. */
    public synchronized List<Sent> lines() {
        return List.copyOf(lines);
    }

    public synchronized int size() {
        return lines.size();
    }
}
