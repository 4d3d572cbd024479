package dev.fovea.ingest;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts ingest; a stop by SIGTERM or SIGINT that went well ends with status 0. */
@QuarkusMain
public final class IngestMain {

    private static final AtomicBoolean EXITS_BY_ITSELF = new AtomicBoolean();

    private IngestMain() {}

    /** Runs until a signal or a failure ends it. */
    public static void main(String[] args) {
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            EXITS_BY_ITSELF.set(true);
            System.exit(code);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(IngestMain::endSignalledStop, "signalled-stop"));
        Quarkus.run(args);
    }

    /** The JVM reports 143 after SIGTERM however well it stopped; an init system would take that for a failure. */
    private static void endSignalledStop() {
        Application application = ApplicationLifecycleManager.getCurrentApplication();
        if (application != null && !EXITS_BY_ITSELF.get()) {
            application.awaitShutdown();
            Runtime.getRuntime().halt(0);
        }
    }
}
