package dev.fovea.load.bench.rig;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.cluster.RunningProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A service's metrics at one moment, as Prometheus would read them.
 *
 * @param lines {@code name{labels} value}, comments left out
 */
public record ServiceMetrics(List<String> lines) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public ServiceMetrics {
        lines = List.copyOf(lines);
    }

    /** Asks a service. */
    public static ServiceMetrics of(RunningProcess service) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("q/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return parse(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new BenchException(service.service().word() + " does not tell its metrics: " + e, e);
        }
    }

    static ServiceMetrics parse(String text) {
        return new ServiceMetrics(text.lines().filter(l -> !l.startsWith("#")).toList());
    }

    /** The sum over all labels of the metric; 0 where there is none. */
    public double sum(String name) {
        return sum(name, "");
    }

    /**
     * The sum of a metric's values with a label; 0 where there is none.
     *
     * @param label such as {@code area="heap"}; empty for all
     */
    public double sum(String name, String label) {
        return lines.stream()
                .filter(l -> l.contains(label))
                .filter(l -> l.startsWith(name + "{") || l.startsWith(name + " "))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
                .sum();
    }
}
