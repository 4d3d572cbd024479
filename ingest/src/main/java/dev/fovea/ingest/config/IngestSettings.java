package dev.fovea.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every setting of ingest that is Fovea's own; the broker's address is Quarkus' {@code kafka.bootstrap.servers}. */
@ConfigMapping(prefix = "fovea")
public interface IngestSettings {

    /** Name of this instance in statuses; the host's name and process id if left out. */
    Optional<String> instance();

    Topics topics();

    Secrets secrets();

    Source source();

    Sources sources();

    Capture capture();

    Publish publish();

    /** How missing topics are created. */
    interface Topics {
        /** Partitions of topics that are created, ≥ 1: the most instances that can share the cameras. */
        @WithDefault("4")
        int partitions();

        /** Copies of topics that are created; the broker's default if left out. */
        Optional<Short> replication();
    }

    /** Where the values of <code>${secret:name}</code> come from, beside the environment's {@code FOVEA_SECRET_<NAME>}. */
    interface Secrets {
        /** A folder with one file for each secret, named like it. */
        Optional<Path> directory();
    }

    /** Which sources cameras may have. */
    interface Sources {
        /**
         * Where cameras may be: {@code loopback}, {@code private}, {@code public} or a range such as {@code 10.20.0.0/16}.
         * Left out: private and public, and loopback where ingest itself listens on loopback alone.
         */
        Optional<List<String>> allowedNetworks();

        /**
         * Folders in which files and folders of pictures may lie. Left out: anywhere where ingest itself listens on
         * loopback alone, else nowhere.
         */
        Optional<List<Path>> mediaDirectories();
    }

    /** How sources are opened and read. */
    interface Source {
        /** The longest that opening a source may take. */
        @WithDefault("PT10S")
        Duration openTimeout();

        /** The longest that a source may take for its next picture. */
        @WithDefault("PT10S")
        Duration readTimeout();

        /** Hosts of cameras whose TLS certificate is not verified, such as those that signed it themselves. */
        Optional<Set<String>> unverifiedHosts();

        /** How RTSP cameras send their pictures. */
        @WithDefault("tcp")
        RtspTransport rtspTransport();

        /** The largest picture in pixels that is decoded; larger ones are dropped as {@code pixel_limit}. */
        @WithDefault("50000000")
        long maxPixels();

        /** The largest JPEG that is read from an MJPEG stream or a folder; larger ones are dropped as {@code oversize}. */
        @WithDefault("16M")
        MemorySize maxPictureBytes();
    }

    /** The transports of RTP that FFmpeg knows. */
    enum RtspTransport {
        TCP,
        UDP
    }

    /** Where the native code that reads cameras runs. */
    enum Isolation {
        /** In this process: what crashes takes all cameras of the instance with it. */
        NONE,
        /** In worker processes, some cameras in each; a camera that brought one down gets one of its own. */
        SHARED
    }

    /** How captures run. */
    interface Capture {
        /** The pause before the first attempt to open a failed source again; it doubles with each failure. */
        @WithDefault("PT1S")
        Duration retryFirst();

        /** The longest pause between two attempts. */
        @WithDefault("PT30S")
        Duration retryMost();

        /** How often each camera's status is written, beside each change of its state. */
        @WithDefault("PT5S")
        Duration statusInterval();

        /** Where native code reads the cameras. */
        @WithDefault("shared")
        Isolation isolation();

        /** Cameras that share a worker process, ≥ 1: as many are interrupted when one of them brings it down. */
        @WithDefault("8")
        int camerasPerWorker();

        /** The largest heap of a worker process; pictures that FFmpeg decodes come on top of it. */
        @WithDefault("256M")
        MemorySize workerHeap();

        /** Quality of JPEGs that ingest encodes, 1 to 100. */
        @WithDefault("85")
        int jpegQuality();
    }

    /** How frames are brought to the broker. */
    interface Publish {
        /** Frames of all cameras that wait for the broker, in bytes; past it the oldest are dropped as {@code backpressure}. */
        @WithDefault("64M")
        MemorySize bufferBytes();

        /** Frames that are being sent and not yet acknowledged, in bytes; beside the buffer. */
        @WithDefault("32M")
        MemorySize inFlightBytes();

        /** How long frames wait for more to be published in one transaction with them. */
        @WithDefault("PT0.02S")
        Duration linger();

        /** The longest that a stopping instance waits for frames to be acknowledged; the rest is counted {@code shutdown}. */
        @WithDefault("PT15S")
        Duration stopTimeout();
    }
}
