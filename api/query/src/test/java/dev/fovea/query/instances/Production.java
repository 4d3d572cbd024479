package dev.fovea.query.instances;

import dev.fovea.query.broker.Feeder;
import dev.fovea.query.broker.Samples;
import dev.fovea.topics.Detection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cameras that see something all the time, one after another. */
final class Production implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Feeder feeder;
    private final Truth truth;
    private final List<String> cameras;
    private final Map<String, Long> next = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("production").unstarted(this::run);
    private volatile Instant closed = Instant.EPOCH;
    private volatile boolean resting;

    Production(String servers, List<String> cameras, Truth truth) {
        this.feeder = new Feeder(servers);
        this.cameras = List.copyOf(cameras);
        this.truth = truth;
    }

    /** Has each camera see something so many times, from a time on once a second. */
    void before(Instant from, int times) {
        for (int i = 0; i < times; i++) {
            Instant at = from.plusSeconds(i);
            cameras.forEach(camera -> send(camera, at));
        }
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            for (int i = 0; !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); i++) {
                Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
                if (!resting) {
                    send(cameras.get(i % cameras.size()), now);
                }
                closed = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String camera, Instant at) {
        long seq = next.merge(camera, 1L, Long::sum) - 1;
        Detection detection = Samples.detection(camera, 1, seq, at, seq % 3 == 0 ? "car" : "plane", 0.9);
        truth.add(detection, feeder.detection(detection).partition());
    }

    /** Nothing is seen until {@link #resume}. */
    void rest() {
        resting = true;
    }

    void resume() {
        resting = false;
    }

    /** Everything captured before this time has been acknowledged. */
    Instant closed() {
        return closed;
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        feeder.close();
    }
}
