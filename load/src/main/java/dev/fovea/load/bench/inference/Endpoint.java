package dev.fovea.load.bench.inference;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import dev.fovea.load.bench.rig.Picture;
import dev.fovea.load.bench.rig.Rig;
import dev.fovea.load.bench.rig.Stopwatch;
import dev.fovea.load.bench.rig.Worker;
import dev.fovea.load.cluster.Ports;
import dev.fovea.resnet.packages.ModelPackage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The process of {@link EndpointMain}, and as many connections as keep it busy. Not thread-safe. */
public final class Endpoint implements AutoCloseable {

    private static final int WAITING = 2;

    private final Worker worker;
    private final URI address;
    private final int connections;
    private final List<Picture> pictures;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Endpoint(Worker worker, URI address, int connections, List<Picture> pictures) {
        this.worker = worker;
        this.address = address;
        this.connections = connections;
        this.pictures = List.copyOf(pictures);
    }

    /**
     * Starts it.
     *
     * @param workers requests that are computed at the same time, 1 to the number of cores
     * @param pictures sent in turn
     */
    public static Endpoint start(Rig rig, ModelPackage model, int workers, List<Picture> pictures) throws IOException {
        int port = Ports.free(1);
        Worker worker = Worker.start(
                rig.project(),
                rig.home().logs().resolve("endpoint.log"),
                EndpointMain.class,
                List.of(model.folder().toString(), Integer.toString(port), Integer.toString(workers)));
        return new Endpoint(worker, URI.create("http://127.0.0.1:" + port + "/classify"), workers + WAITING, pictures);
    }

    /** One round: so many pictures, each posted as soon as a connection is free; the process's own time is counted. */
    public Round measure(int frames) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Stopwatch watch = Stopwatch.start(worker.processor());
        List<Future<?>> posting = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            posting.add(threads.submit(() -> {
                for (int n = next.getAndIncrement(); n < frames; n = next.getAndIncrement()) {
                    post(pictures.get(n % pictures.size()));
                }
                return null;
            }));
        }
        for (Future<?> one : posting) {
            try {
                var _ = one.get();
            } catch (ExecutionException e) {
                throw new BenchException("the endpoint cannot be asked: " + e.getCause(), e);
            }
        }
        return watch.stop(frames);
    }

    private void post(Picture picture) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofByteArray(picture.jpeg()))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new BenchException("the endpoint answered " + response.statusCode() + ": " + response.body());
        }
    }

    @Override
    public void close() {
        threads.close();
        http.close();
        worker.close();
    }
}
