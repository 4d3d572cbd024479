package dev.fovea.inference;

import dev.fovea.inference.batch.Crew;
import dev.fovea.inference.batch.FrameClassifier;
import dev.fovea.inference.batch.Freshness;
import dev.fovea.inference.compare.Comparisons;
import dev.fovea.inference.config.InferenceConfig;
import dev.fovea.inference.detections.Accounted;
import dev.fovea.inference.detections.OnTrial;
import dev.fovea.inference.engine.CpuThreads;
import dev.fovea.inference.engine.SessionSettings;
import dev.fovea.inference.engine.TensorRtSettings;
import dev.fovea.inference.frames.Backlog;
import dev.fovea.inference.frames.NewestFrames;
import dev.fovea.inference.metrics.InferenceMetrics;
import dev.fovea.inference.metrics.ShadowFigures;
import dev.fovea.inference.model.CurrentModel;
import dev.fovea.inference.model.Model;
import dev.fovea.inference.repository.ChoiceFile;
import dev.fovea.inference.repository.ModelLoader;
import dev.fovea.inference.repository.ModelRepository;
import dev.fovea.inference.repository.ModelSwitch;
import dev.fovea.inference.rest.ChangeRule;
import dev.fovea.inference.shadow.Courtesy;
import dev.fovea.inference.shadow.FirstPace;
import dev.fovea.inference.shadow.ShadowPace;
import dev.fovea.inference.shadow.ShadowSwitch;
import dev.fovea.inference.shadow.Trial;
import dev.fovea.inference.stream.ComparisonLoop;
import dev.fovea.inference.stream.Course;
import dev.fovea.inference.stream.Group;
import dev.fovea.inference.stream.KafkaClients;
import dev.fovea.inference.stream.StreamLoop;
import dev.fovea.inference.tracing.Tracing;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.topics.TopicMismatchException;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the parts of the service from its settings; none of them knows the framework. */
@ApplicationScoped
public class Wiring {

    private static final Logger LOG = Logger.getLogger(Wiring.class);
    private static final int MISMATCH = 3;
    /** Few frames at once, so that the shadow rests often and never keeps the machine for long. */
    private static final int SHADOW_POLL = 32;

    private final int cores = Runtime.getRuntime().availableProcessors();

    /** Decoding is computing: as many threads as cores. */
    private final ExecutorService decoders = threads("fovea-decode-", cores);

    private final ExecutorService lanes = threads("fovea-lane-", cores);

    /** A single one, which decodes as well, so that a shadow never takes more than one core from decoding. */
    private final ExecutorService shadowLane = threads("fovea-shadow-lane-", 1);

    private static ExecutorService threads(String name, int count) {
        return Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    @Produces
    @Singleton
    CurrentModel currentModel() {
        return new CurrentModel();
    }

    @Produces
    @Singleton
    InferenceMetrics metrics(MeterRegistry registry) {
        return new InferenceMetrics(registry);
    }

    @Produces
    @Singleton
    ModelLoader modelLoader(InferenceConfig config) {
        InferenceConfig.Inference inference = config.inference();
        PictureLimits limits =
                new PictureLimits(Math.toIntExact(inference.maxBytes().asLongValue()), inference.maxPixels());
        return new ModelLoader(inference.device(), session(inference), limits, 2 * cores, inference.top());
    }

    @Produces
    @Singleton
    ModelRepository modelRepository(InferenceConfig config) {
        return new ModelRepository(config.models().directory());
    }

    @Produces
    @Singleton
    ModelSwitch modelSwitch(
            InferenceConfig config, ModelRepository repository, ModelLoader loader, CurrentModel current) {
        InferenceConfig.Models models = config.models();
        Path kept = models.choice().orElseGet(() -> repository.directory().resolve(".choice.json"));
        return new ModelSwitch(repository, loader::load, current, new ChoiceFile(kept), models.use());
    }

    @Produces
    @Singleton
    ChangeRule changeRule(InferenceConfig config) {
        return new ChangeRule(config.inference().adminKey());
    }

    @PreDestroy
    void stop() {
        List.of(lanes, decoders, shadowLane).forEach(ExecutorService::shutdownNow);
    }

    @Produces
    @Singleton
    KafkaClients kafkaClients(
            InferenceConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        InferenceConfig.Inference inference = config.inference();
        String instance = inference.instance().orElseGet(() -> host() + "-" + port);
        return new KafkaClients(kafka, instance, inference.pollRecords());
    }

    @Produces
    @Singleton
    Courtesy courtesy(InferenceConfig config) {
        return new Courtesy(config.inference().shadowShare());
    }

    @Produces
    @Singleton
    Tracing tracing(OpenTelemetry openTelemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled ? Tracing.off() : Tracing.with(openTelemetry, Clock.systemUTC());
    }

    @Produces
    @Singleton
    StreamLoop stream(
            InferenceConfig config,
            KafkaClients clients,
            CurrentModel model,
            InferenceMetrics metrics,
            Tracing tracing,
            Courtesy courtesy) {
        return new StreamLoop(
                clients,
                topics(config),
                new FrameClassifier(
                        new Crew(lanes, decoders, cores), freshness(config), metrics, tracing, Clock.systemUTC()),
                model,
                new Course(Group.DETECTIONS, Backlog.WHOLE, new Accounted(metrics), new FirstPace(metrics, courtesy)),
                tracing,
                Wiring::refuse);
    }

    @Produces
    @Singleton
    ShadowSwitch shadow(
            InferenceConfig config,
            ModelRepository repository,
            ModelLoader loader,
            KafkaClients clients,
            InferenceMetrics metrics,
            Tracing tracing,
            Courtesy courtesy) {
        return new ShadowSwitch(
                repository,
                loader::load,
                model -> trial(model, config, clients.polling(SHADOW_POLL), metrics, tracing, courtesy));
    }

    private Trial trial(
            Model model,
            InferenceConfig config,
            KafkaClients clients,
            InferenceMetrics metrics,
            Tracing tracing,
            Courtesy courtesy) {
        ShadowFigures figures = metrics.shadow();
        long skippedBefore = figures.skipped();
        CurrentModel place = new CurrentModel();
        Comparisons comparisons = new Comparisons(Clock.systemUTC());
        StreamLoop stream = new StreamLoop(
                clients,
                topics(config),
                new FrameClassifier(
                        new Crew(shadowLane, shadowLane, 1), freshness(config), metrics, tracing, Clock.systemUTC()),
                place,
                new Course(
                        Group.SHADOW,
                        new NewestFrames(config.inference().shadowLag(), figures::skipped),
                        new OnTrial(figures),
                        new ShadowPace(courtesy)),
                tracing,
                e -> LOG.errorf("no version is on trial: %s", e.getMessage()));
        return new Trial(
                model,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                place,
                stream,
                new ComparisonLoop(clients, comparisons),
                comparisons,
                () -> figures.skipped() - skippedBefore);
    }

    private static StreamLoop.TopicPlan topics(InferenceConfig config) {
        return new StreamLoop.TopicPlan(
                config.topics().partitions(), config.topics().replication());
    }

    private static Freshness freshness(InferenceConfig config) {
        return switch (config.inference().mode()) {
            case REALTIME -> Freshness.realtime(config.inference().freshness());
            case COMPLETE -> Freshness.complete();
        };
    }

    private SessionSettings session(InferenceConfig.Inference inference) {
        InferenceConfig.TensorRt tensorRt = inference.tensorrt();
        return new SessionSettings(
                inference.threads().isPresent()
                        ? CpuThreads.told(inference.threads().getAsInt())
                        : CpuThreads.measured(cores),
                inference.spinning(),
                new TensorRtSettings(
                        inference.gpu(),
                        tensorRt.fp16(),
                        tensorRt.int8Table(),
                        tensorRt.cache().orElse(TensorRtSettings.usual().cache()),
                        tensorRt.usualBatch(),
                        tensorRt.maxBatch(),
                        tensorRt.workspace().asLongValue()));
    }

    private static void refuse(TopicMismatchException e) {
        LOG.error(e.getMessage());
        Quarkus.asyncExit(MISMATCH);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.warnf("no host name (%s): set fovea.inference.instance if several instances run", e.getMessage());
            return "localhost";
        }
    }
}
