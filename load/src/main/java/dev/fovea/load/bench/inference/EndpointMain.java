package dev.fovea.load.bench.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fovea.inference.engine.Device;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * ONNX Runtime behind a plain HTTP endpoint, a picture a request: what one would put up first. Arguments: package folder,
 * port, how many requests are computed at the same time. Says {@code ready}, and serves until its input ends.
 */
public final class EndpointMain {

    private EndpointMain() {}

    /** Serves until its input ends. */
    public static void main(String[] args) throws Exception {
        ModelPackage model = ModelPackage.read(Path.of(args[0]));
        int workers = Integer.parseInt(args[2]);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
        BlockingQueue<Lane> idle = new LinkedBlockingQueue<>();
        for (int i = 0; i < workers; i++) {
            idle.add(new Lane(model, threads));
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 256);
        server.setExecutor(Executors.newFixedThreadPool(workers));
        server.createContext("/classify", exchange -> answer(exchange, idle));
        server.start();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Only the end of the input matters.
        }
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, BlockingQueue<Lane> idle) throws IOException {
        try (exchange) {
            byte[] jpeg = exchange.getRequestBody().readAllBytes();
            Lane lane = idle.take();
            float probability;
            try {
                probability = lane.classify(jpeg);
            } finally {
                idle.add(lane);
            }
            byte[] body = ("{\"probability\":" + probability + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("a picture cannot be classified: " + e, e);
        }
    }

    /** A session with what it needs for one picture at a time. */
    private static final class Lane {
        private final BareSession session;
        private final Preprocessor preprocessor;
        private final ByteBuffer pixels;

        Lane(ModelPackage model, int threads) throws Exception {
            this.session = new BareSession(model, Device.CPU, threads);
            this.preprocessor = new Preprocessor(model.card().input(), PictureLimits.DEFAULT);
            this.pixels = ByteBuffer.allocateDirect(model.card().input().bytes());
        }

        float classify(byte[] jpeg) throws Exception {
            preprocessor.whole(jpeg, pixels, 0);
            return session.run(pixels, 1);
        }
    }
}
