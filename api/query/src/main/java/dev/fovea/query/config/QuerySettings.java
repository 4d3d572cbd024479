package dev.fovea.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings below {@code fovea} that this service reads. */
@ConfigMapping(prefix = "fovea")
public interface QuerySettings {

    /** Topics that are missing are created like this. */
    Topics topics();

    /** Where the local copy of the state lies. */
    State state();

    /** How long detections are kept for queries. */
    Detections detections();

    /** When detections become sightings, and how long those are kept. */
    Sightings sightings();

    /** How pictures are read. */
    Frames frames();

    /** The live stream. */
    Live live();

    /** The camera registry. */
    Cameras cameras();

    /** Where cameras may be; the same settings as ingest's. */
    Sources sources();

    /** Who may ask, and where this service asks itself. */
    Query query();

    /** The search for similar regions. */
    Similar similar();

    /** Topics that are missing are created like this. */
    interface Topics {
        /** Partitions of each topic, the same for all; topics that exist keep theirs. */
        @WithDefault("4")
        @Min(1)
        @Max(10_000)
        int partitions();

        /** Copies of each topic; the broker's default where absent. */
        Optional<Short> replication();
    }

    /** Where the local copy of the state lies. */
    interface State {
        /** Folder of the state stores; safe to delete while the service is down, the broker has the truth. */
        @WithDefault(".fovea/state/query")
        Path directory();
    }

    /** How long detections are kept for queries. */
    interface Detections {
        /** Detections captured longer ago than this are removed. */
        @WithDefault("PT24H")
        Duration retention();

        /** How often old detections are removed. */
        @WithName("prune-every")
        @WithDefault("PT10S")
        Duration pruneEvery();

        /** The most detections removed at one go in one partition, so that removal never holds up what comes in. */
        @WithName("prune-limit")
        @WithDefault("20000")
        @Min(1)
        int pruneLimit();

        /** The most detections of a partition looked at for one page; a page that needs more is short and its cursor goes on. */
        @WithName("scan-limit")
        @WithDefault("200000")
        @Min(1000)
        int scanLimit();
    }

    /** When detections become sightings, and how long those are kept. */
    interface Sightings {
        /** The longest time without a label that is bridged; longer than the time between two frames of a camera. */
        @WithDefault("PT3S")
        Duration gap();

        /** Shorter sightings are taken for flicker and not reported. */
        @WithName("min-length")
        @WithDefault("PT0.5S")
        Duration minLength();

        /** Sightings of fewer regions are taken for flicker and not reported. */
        @WithName("min-count")
        @WithDefault("2")
        @Min(1)
        int minCount();

        /** How often an open sighting is written again, in the camera's own time. */
        @WithName("update-every")
        @WithDefault("PT1S")
        Duration updateEvery();

        /** Silence of a camera after which its open sightings are closed. */
        @WithDefault("PT60S")
        Duration idle();

        /** Sightings that began longer ago than this are removed from queries. */
        @WithDefault("P30D")
        Duration retention();

        /** Settings of single cameras by id; what is left out is as for all. */
        Map<String, CameraSightings> cameras();
    }

    /** Settings of sightings at one camera. */
    interface CameraSightings {
        /** As for all cameras. */
        Optional<Duration> gap();

        /** As for all cameras. */
        @WithName("min-length")
        Optional<Duration> minLength();

        /** As for all cameras. */
        @WithName("min-count")
        Optional<Integer> minCount();
    }

    /** How pictures are read. */
    interface Frames {
        /** Consumers that read pictures at the same time. */
        @WithDefault("2")
        @Min(1)
        @Max(64)
        int readers();

        /** How long a request waits for its picture. */
        @WithDefault("PT5S")
        Duration timeout();

        /** Parts are cut out of pictures of at most so many pixels. */
        @WithName("max-pixels")
        @WithDefault("50000000")
        @Min(1)
        long maxPixels();
    }

    /** Who may ask, and where this service asks itself. */
    interface Query {
        /** Logins and limits. */
        Security security();

        /** Other instances of this service, which share its work. */
        Instances instances();

        /** Address of inference, such as {@code http://127.0.0.1:8081}; without it the model's card is not shown. */
        @WithName("inference-url")
        Optional<URI> inferenceUrl();
    }

    /** Other instances of this service, which share its work. */
    interface Instances {
        /** Where other instances reach this one, {@code host:port}; where it listens if absent. */
        Optional<String> address();

        /** Other instances are asked over HTTPS; their certificates must be trusted by the JVM. */
        @WithDefault("false")
        boolean tls();

        /** Copies of each partition that stand by at other instances, so that another can take over at once. */
        @WithDefault("0")
        @Min(0)
        @Max(10)
        int standby();

        /** An answer may lack what arrived within this time, and nothing older. */
        @WithDefault("PT5S")
        Duration lag();

        /** How long another instance may take to answer. */
        @WithDefault("PT3S")
        Duration timeout();
    }

    /** The search for similar regions. */
    interface Similar {
        /** Memory for embeddings, in bytes; the oldest make room for new ones. 0 switches the search off. */
        @WithDefault("67108864")
        @Min(0)
        long memory();

        /** Detections read back from each partition at the start. */
        @WithDefault("20000")
        @Min(0)
        long replay();
    }

    /** The live stream. */
    interface Live {
        /** The newest detections kept in memory for all clients together; a client that falls behind them is cut off. */
        @WithDefault("4096")
        @Min(16)
        int ring();

        /** The most clients at the same time. */
        @WithDefault("2000")
        @Min(1)
        int clients();

        /** Pause after which a comment shows that the connection lives. */
        @WithDefault("PT15S")
        Duration heartbeat();

        /** How long a client may read nothing before it is cut off. */
        @WithDefault("PT60S")
        Duration stalled();

        /** Clients that may catch up from the broker at the same time. */
        @WithDefault("8")
        @Min(1)
        int replays();
    }

    /** Where cameras may be; the same settings as ingest's. */
    interface Sources {
        /** {@code loopback}, {@code private}, {@code public} or ranges such as {@code 10.20.0.0/16}. */
        @WithName("allowed-networks")
        Optional<List<String>> allowedNetworks();

        /** Folders in which files and folders of pictures may lie. */
        @WithName("media-directories")
        Optional<List<Path>> mediaDirectories();
    }

    /** Logins and limits. */
    interface Security {
        /** File of API keys, written by {@code ./fovea key}; without it and without tokens nobody is asked. */
        Optional<Path> keys();

        /** Listen on another address than loopback though nobody is asked who they are. */
        @WithDefault("false")
        boolean insecure();

        /** Shared by all instances: signs sessions of browsers; one of its own for each start where absent. */
        Optional<@Size(min = 32) String> secret();

        /** How long a browser stays logged in. */
        @WithDefault("PT12H")
        Duration session();

        /** Requests a second of one login in the long run; nobody is counted where nobody is asked. */
        @WithName("requests-per-second")
        @WithDefault("200")
        @Min(1)
        int requestsPerSecond();

        /** Requests of one login at once. */
        @WithDefault("1000")
        @Min(1)
        int burst();
    }

    /** The camera registry. */
    interface Cameras {
        /** How long a change waits until this service has read it back. */
        @WithDefault("PT10S")
        Duration timeout();

        /** How long the test of a source waits for its first picture. */
        @WithName("test-timeout")
        @WithDefault("PT20S")
        Duration testTimeout();
    }
}
