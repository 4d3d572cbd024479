package dev.fovea.load.bench.query;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.Lateness;
import dev.fovea.load.bench.rig.ProcessorTime;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.cluster.RunningProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks a service over HTTP/1.1. In a closed loop each connection asks again as soon as it is answered; in an open loop the
 * questions come at a fixed rate whatever the answers do, and each is timed from when it was due, so that a stall counts
 * for everybody who would have had to wait in it. Thread-safe.
 */
final class Asker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI base;
    private final long pid;

    Asker(RunningProcess service) {
        this(service.address(), service.pid());
    }

    /** @param pid the process whose time is counted */
    Asker(URI base, long pid) {
        this.base = base;
        this.pid = pid;
    }

    /**
     * Asks as fast as a number of connections can.
     *
     * @param path gives the next question
     * @return answers, and the service's processor time
     */
    Round closed(Supplier<String> path, int connections, Duration length) throws InterruptedException {
        LongAdder answers = new LongAdder();
        Stopwatch watch = Stopwatch.start(ProcessorTime.of(pid));
        long end = System.nanoTime() + length.toNanos();
        List<Future<?>> loops = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            loops.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    ask(path.get());
                    answers.increment();
                }
                return null;
            }));
        }
        await(loops);
        return watch.stop((double) answers.sum());
    }

    /**
     * Asks at a fixed rate.
     *
     * @param rate questions a second
     * @return from when each question was due to the end of its answer
     */
    Lateness open(Supplier<String> path, double rate, Duration length) throws InterruptedException {
        Lateness late = new Lateness();
        int questions = (int) Math.max(1, rate * length.toMillis() / 1e3);
        List<Future<?>> asked = new ArrayList<>(questions);
        long start = System.nanoTime();
        for (int i = 0; i < questions; i++) {
            long due = start + (long) (i * 1e9 / rate);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            asked.add(threads.submit(() -> {
                ask(path.get());
                late.add(Duration.ofNanos(System.nanoTime() - due));
                return null;
            }));
        }
        await(asked);
        return late;
    }

    /** One answer's body. */
    String ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new BenchException(path + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static void await(List<Future<?>> tasks) throws InterruptedException {
        for (Future<?> task : tasks) {
            try {
                var _ = task.get();
            } catch (ExecutionException e) {
                throw new BenchException("a question failed: " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() {
        threads.close();
        http.close();
    }
}
