package dev.fovea.load.bench.produce;

import dev.fovea.ingest.capture.Account;
import dev.fovea.ingest.capture.Frame;
import dev.fovea.ingest.config.IngestSettings;
import dev.fovea.ingest.publish.PartitionLane;
import dev.fovea.ingest.publish.Publisher;
import dev.fovea.ingest.tracing.Tracing;
import dev.fovea.load.bench.rig.Answering;
import dev.fovea.topics.FrameHeaders;
import dev.fovea.topics.Region;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.PrintStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Ingest's publisher in a process of its own, with nothing in front of it. Arguments: broker, bytes of a frame. Each line
 * of its input is a number of frames, answered with {@code done} when the broker has acknowledged them all.
 */
public final class SinkMain {

    private static final int CAMERAS = 16;
    private static final int PARTITIONS = 4;

    private SinkMain() {}

    /** Runs until its input ends. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        byte[] jpeg = new byte[Integer.parseInt(args[1])];
        new SplittableRandom(1).nextBytes(jpeg);
        Answering.serve(out, line -> publish(args[0], jpeg, Integer.parseInt(line)));
    }

    private static void publish(String kafka, byte[] jpeg, int frames) throws InterruptedException {
        Publisher publisher =
                new Publisher(new Usual(), Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka), Tracing.off());
        List<PartitionLane> lanes =
                IntStream.range(0, PARTITIONS).mapToObj(publisher::lane).toList();
        lanes.forEach(PartitionLane::open);
        Account account = new Account(Account.Standing.NONE);
        long epoch = account.beginEpoch();
        for (int i = 0; i < frames; i++) {
            FrameHeaders headers = new FrameHeaders(
                    epoch,
                    account.capture(),
                    Instant.now(),
                    640,
                    360,
                    List.of(Region.whole(640, 360)),
                    FrameHeaders.JPEG,
                    null);
            int camera = i % CAMERAS;
            lanes.get(camera % PARTITIONS).put(new Frame("bench-" + camera, headers, jpeg, account));
        }
        while (account.standing().inFlight() > 0) {
            // The account tells no one when it changes; a millisecond is nothing beside the seconds of a round.
            Thread.sleep(1);
        }
        for (PartitionLane lane : lanes) {
            lane.finish(Duration.ZERO);
        }
        publisher.close();
        if (account.standing().counts().published() != frames) {
            throw new IllegalStateException("not all frames were published: " + account.standing());
        }
    }

    /** Ingest's defaults. */
    private static final class Usual implements IngestSettings.Publish {
        @Override
        public MemorySize bufferBytes() {
            return new MemorySize(BigInteger.valueOf(64L << 20));
        }

        @Override
        public MemorySize inFlightBytes() {
            return new MemorySize(BigInteger.valueOf(32L << 20));
        }

        @Override
        public Duration linger() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration stopTimeout() {
            return Duration.ofSeconds(15);
        }
    }
}
