package dev.fovea.ingest.registry;

import dev.fovea.ingest.capture.CaptureTools;
import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.ingest.config.SettingsCheck;
import dev.fovea.ingest.config.SourceSettings;
import dev.fovea.ingest.feed.Feeds;
import dev.fovea.ingest.feed.LocalFeeds;
import dev.fovea.ingest.metrics.IngestMetrics;
import dev.fovea.ingest.picture.JpegEncoder;
import dev.fovea.ingest.publish.Publisher;
import dev.fovea.ingest.source.SourceLocations;
import dev.fovea.ingest.source.SourceOpener;
import dev.fovea.ingest.supervisor.WorkerPool;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.ingest.wire.Message;
import dev.fovea.topics.BrokerFailure;
import dev.fovea.topics.Topic;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The life of an instance: waits for the broker, captures the cameras it is given, and ends in the reverse order. */
@Singleton
public class Ingest {

    private static final Logger LOG = Logger.getLogger(Ingest.class);

    /** What the topic takes, less an allowance for headers. */
    private static final int MAX_PICTURE_BYTES = Topic.FRAMES.maxMessageBytes() - 2048;

    private final IngestSettings settings;
    private final Map<String, Object> kafka;
    private final SettingsCheck check;
    private final SourceSettings sources;
    private final SourceLocations locations;
    private final IngestMetrics metrics;
    private final Tracing tracing;
    private final Thread thread = Thread.ofPlatform().name("registry").unstarted(this::run);
    private volatile boolean stopping;
    private volatile boolean ready;
    private volatile @Nullable DefinitionSource definitions;

    Ingest(
            IngestSettings settings,
            SettingsCheck check,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            SourceLocations locations,
            IngestMetrics metrics,
            Tracing tracing,
            @ConfigProperty(name = "quarkus.http.host") String listens) {
        this.settings = settings;
        this.check = check;
        this.kafka = kafka;
        this.locations = locations;
        this.metrics = metrics;
        this.tracing = tracing;
        this.sources = SourceSettings.of(settings, listens);
        var _ = sources.policy(); // Refuses settings that cannot be read before anything begins.
    }

    void start(@Observes StartupEvent event) {
        if (!check.refused()) {
            thread.start();
        }
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
        switch (settings.capture().isolation()) {
            case NONE -> {
                LocalFeeds local = new LocalFeeds(
                        new SourceOpener(sources),
                        new JpegEncoder(settings.capture().jpegQuality()),
                        MAX_PICTURE_BYTES,
                        Clock.systemUTC());
                capture((camera, deadline) -> local.open(camera, locations.of(camera.address()), deadline));
            }
            case SHARED -> {
                Message.Setup setup = new Message.Setup(
                        sources, MAX_PICTURE_BYTES, settings.capture().jpegQuality(), trustProperties());
                try (WorkerPool pool = new WorkerPool(settings.capture(), setup, locations, Clock.systemUTC())) {
                    metrics.workers(pool);
                    capture(pool);
                }
            }
        }
    }

    /** Which certificates are trusted is told to the JVM by properties, some of them secret. */
    private static Map<String, String> trustProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("javax.net.ssl."))
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    private void capture(Feeds feeds) throws InterruptedException {
        Publisher publisher = new Publisher(settings.publish(), kafka, tracing);
        try {
            metrics.buffer(publisher.buffer());
            CaptureTools tools = new CaptureTools(
                    feeds,
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
