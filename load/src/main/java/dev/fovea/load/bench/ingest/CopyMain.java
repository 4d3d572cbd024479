package dev.fovea.load.bench.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fovea.load.bench.rig.Answering;
import dev.fovea.load.bench.rig.Clients;
import dev.fovea.topics.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Copies bytes from cameras to the broker without looking at them: what passing pictures through costs at least.
 * Arguments: broker, port of the cameras, cameras, bytes of a record. Each line of its input is a number of records of
 * each camera, answered with {@code done}.
 */
public final class CopyMain {

    private CopyMain() {}

    /** Runs until its input ends. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        int port = Integer.parseInt(args[1]);
        int cameras = Integer.parseInt(args[2]);
        int bytes = Integer.parseInt(args[3]);
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Producer<String, byte[]> producer = Clients.producer(args[0], Map.of("batch.size", 256 << 10))) {
            Answering.serve(out, line -> {
                int records = Integer.parseInt(line);
                List<Callable<Void>> copies = new ArrayList<>();
                for (int camera = 0; camera < cameras; camera++) {
                    String name = "copy-" + camera;
                    copies.add(() -> {
                        copy(port, name, records, bytes, producer);
                        return null;
                    });
                }
                for (Future<Void> copied : threads.invokeAll(copies)) {
                    copied.get();
                }
                producer.flush();
            });
        }
    }

    private static void copy(int port, String camera, int records, int bytes, Producer<String, byte[]> producer)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(("GET /" + camera + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1));
            for (int i = 0; i < records; i++) {
                byte[] piece = socket.getInputStream().readNBytes(bytes);
                var _ = producer.send(new ProducerRecord<>(Topic.FRAMES.topic(), camera, piece));
            }
        }
    }
}
