package dev.fovea.inference.config;

import dev.fovea.inference.engine.DeviceRequest;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Every setting of this service; {@code kafka.*} goes to the Kafka clients as it is. */
@ConfigMapping(prefix = "fovea")
public interface InferenceConfig {

    Topics topics();

    Models models();

    Inference inference();

    Classify classify();

    /** How topics are created where they are missing. */
    interface Topics {
        /** Partitions of each topic. */
        @WithDefault("4")
        @Min(1)
        int partitions();

        /** Copies of each partition; the broker's default where it is not set. */
        Optional<Short> replication();
    }

    /** Which model package is used. */
    interface Models {
        /** The folder with {@code <name>/<version>/}. */
        @WithDefault("models")
        Path directory();

        /**
         * {@code name/version}, or {@code name} for its highest version; not needed where there is only one name. A choice
         * made over REST lasts until this setting is changed.
         */
        Optional<String> use();

        /** The file that remembers a choice made over REST; {@code .choice.json} in the directory where it is not set. */
        Optional<Path> choice();
    }

    /** How frames are classified. */
    interface Inference {
        /** {@code realtime} skips frames older than the freshness budget, {@code complete} classifies all. */
        @WithDefault("realtime")
        Mode mode();

        /** How old a frame may be when its turn comes, ISO-8601. */
        @WithDefault("PT10S")
        Duration freshness();

        /** {@code auto}, {@code cpu}, {@code cuda} or {@code tensorrt}; {@code auto} takes the first of the last three backwards. */
        @WithDefault("auto")
        DeviceRequest device();

        /** Threads that compute a batch on the processor; found by trying a few batches at start where it is not set. */
        OptionalInt threads();

        /** Whether waiting threads stay awake: only where the machine does nothing else. */
        @WithDefault("false")
        boolean spinning();

        /** Which of the machine's GPUs, from 0. */
        @WithDefault("0")
        @Min(0)
        int gpu();

        TensorRt tensorrt();

        /** How many labels a region lists. */
        @WithDefault("3")
        @Min(1)
        @Max(10)
        int top();

        /** The largest encoded picture. */
        @WithDefault("8M")
        MemorySize maxBytes();

        /** The most pixels that a picture's header may announce. */
        @WithDefault("33177600")
        @Min(1)
        long maxPixels();

        /** The most frames of one poll, and so of one transaction. */
        @WithDefault("128")
        @Min(1)
        @Max(2000)
        int pollRecords();

        /**
         * {@code name/version} of a second package that classifies the same frames on trial, into
         * {@code fovea.detections.shadow}; none where it is not set.
         */
        Optional<String> shadow();

        /** The most frames that may wait for the shadow; beyond, it goes to the newest and counts what it passed over. */
        @WithDefault("256")
        @Min(1)
        int shadowLag();

        /** The part of the time that the shadow may work while frames wait for the model in use, above 0 and up to 1. */
        @WithDefault("0.25")
        @DecimalMin("0.01")
        @DecimalMax("1")
        double shadowShare();

        /**
         * What a request that changes models must bring as {@code Authorization: Bearer …}; where it is not set, such requests
         * are taken from this machine alone, and from no browser.
         */
        Optional<String> adminKey();

        /**
         * Name of this process, the same after a restart and no other's at the same time; host and HTTP port where it is
         * not set.
         */
        Optional<String> instance();
    }

    /** What TensorRT is told; see ONNX Runtime's TensorRT execution provider. */
    interface TensorRt {
        /** Whether it may reckon in half precision. */
        @WithDefault("true")
        boolean fp16();

        /** The calibration table with which it may reckon in 8 bits; it does not where this is not set. */
        Optional<Path> int8Table();

        /** Where built engines and timings are kept; a folder for temporary files where it is not set. */
        Optional<Path> cache();

        /** The batch size that engines are made fastest for. */
        @WithDefault("8")
        @Min(1)
        int usualBatch();

        /** The largest batch that an engine takes; not below the {@code maxBatch} of the package in use. */
        @WithDefault("64")
        @Min(1)
        @Max(1024)
        int maxBatch();

        /** GPU memory that building an engine may use. */
        @WithDefault("2G")
        MemorySize workspace();
    }

    /** {@code POST /v1/classify}. */
    interface Classify {
        /** Pictures that are worked on at once, and so the most of one request; more are turned away with 429. */
        @WithDefault("32")
        @Min(1)
        @Max(256)
        int concurrent();
    }
}
