package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.CaptureTools;
import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.ingest.metrics.IngestMetrics;
import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.publish.Publisher;
import dev.fovea.ingest.source.SourceOpener;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.TopicMismatchException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The life of an instance: waits for the broker, captures the cameras it is given, and ends in the reverse order. */
@Singleton
public class Ingest {

    private static final Logger LOG = Logger.getLogger(Ingest.class);

    private final IngestSettings settings;
    private final Map<String, Object> kafka;
    private final SourceOpener opener;
    private final IngestMetrics metrics;
    private final Tracing tracing;
    private final Thread thread = Thread.ofPlatform().name("registry").unstarted(this::run);
    private volatile boolean stopping;
    private volatile boolean ready;
    private volatile @Nullable DefinitionSource definitions;

    Ingest(
            IngestSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            SourceOpener opener,
            IngestMetrics metrics,
            Tracing tracing) {
        this.settings = settings;
        this.kafka = kafka;
        this.opener = opener;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        ready = false;
        DefinitionSource running = definitions;
        if (running == null) {
            thread.interrupt();
        } else {
            running.stop();
        }
        thread.join();
    }

    /** Whether the topics are set up and definitions are being read. */
    public boolean isReady() {
        return ready;
    }

    private void run() {
        try {
            if (new BrokerTopics(kafka, settings.topics()).await(() -> stopping)) {
                capture();
            }
        } catch (TopicMismatchException e) {
            LOG.error(e.getMessage());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            LOG.debug("told to stop");
        } catch (RuntimeException e) {
            LOG.errorf(e, "ingest cannot go on: %s", BrokerFailure.describe(e));
            Quarkus.asyncExit(1);
        }
    }

    private void capture() throws InterruptedException {
        Publisher publisher = new Publisher(settings.publish(), kafka, tracing);
        try {
            metrics.buffer(publisher.buffer());
            CaptureTools tools = new CaptureTools(
                    opener,
                    new JpegEncoder(settings.capture().jpegQuality()),
                    publisher.buffer(),
                    settings.capture().retryFirst(),
                    settings.capture().retryMost());
            PartitionSource partitions = new PartitionSource(kafka);
            CameraRegistry registry = new CameraRegistry(
                    settings.instance().orElseGet(Ingest::hostAndProcess),
                    tools,
                    metrics,
                    Clock.systemUTC(),
                    settings.capture().statusInterval(),
                    settings.publish().stopTimeout(),
                    publisher::lane,
                    (partition, lane) -> new Adoption(partition, partitions, lane).start());
            DefinitionSource source = new DefinitionSource(kafka, registry);
            definitions = source;
            if (!stopping) {
                ready = true;
                LOG.info("ready for cameras");
                source.run();
            }
        } finally {
            ready = false;
            publisher.close();
        }
    }

    private static String hostAndProcess() {
        long pid = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + pid;
        } catch (UnknownHostException e) {
            return "ingest-" + pid;
        }
    }
}
