package dev.fovea.ingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts ingest; a stop by SIGTERM or SIGINT is a success. */
@QuarkusMain
public final class IngestMain {

    private static final int SIGTERM_EXIT = 143;
    private static final int SIGINT_EXIT = 130;

    private IngestMain() {}

    public static void main(String[] args) {
        Quarkus.run(null, (code, failure) -> System.exit(code == SIGTERM_EXIT || code == SIGINT_EXIT ? 0 : code), args);
    }
}
