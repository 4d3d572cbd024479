package dev.fovea.load.bench.inference;

import java.util.List;

/** What the threads of inference work on, told by their names as far as Linux knows them: 15 characters. */
enum Task {
    POLL("poll", "fovea-inference"),
    LANES("lanes (engine, decoding)", "fovea-lane"),
    DECODERS("decoders beside the lanes", "fovea-decode"),
    ENGINE("engine's own threads", "fovea-start"),
    COMMIT("commit", "fovea-commit"),
    KAFKA("Kafka's network and heartbeat", "kafka-"),
    COLLECTOR("JVM: collector", "VM Thread", "GC Thread"),
    COMPILER("JVM: compiler", "C1 Compiler", "C2 Compiler"),
    OTHER("other");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> names;

    Task(String words, String... names) {
        this.words = words;
        this.names = List.of(names);
    }

    /** For a person. */
    String words() {
        return words;
    }

    static Task of(String thread) {
        for (Task task : values()) {
            if (task.names.stream().anyMatch(thread::startsWith)) {
                return task;
            }
        }
        return OTHER;
    }
}
