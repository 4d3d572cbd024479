package dev.fovea.load.bench.inference;

import ai.onnxruntime.OrtException;
import dev.fovea.inference.engine.Device;
import dev.fovea.resnet.packages.ModelPackage;
import dev.fovea.resnet.pictures.PictureException;
import dev.fovea.resnet.pictures.PictureLimits;
import dev.fovea.resnet.pictures.Preprocessor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decodes pictures and classifies them as fast as this machine can with ONNX Runtime and the same preprocessing as the
 * service: no Kafka, no labels, no accounting. What a pipeline is to be measured by. Not thread-safe.
 */
final class BareLoop implements AutoCloseable {

    private final ModelPackage model;
    private final List<byte[]> pictures;
    private final int batch;
    private final int cores;
    private final ExecutorService pool;
    private final List<BareSession> sessions = new ArrayList<>();
    private final List<Preprocessor> preprocessors = new ArrayList<>();
    private final List<ByteBuffer> buffers = new ArrayList<>();

    /**
     * Opens the sessions.
     *
     * @param pictures encoded, classified in turn, each as a whole
     * @param batch pictures that go through the network together, ≥ 1
     */
    BareLoop(ModelPackage model, List<byte[]> pictures, Device device, BareLayout layout, int batch)
            throws OrtException {
        this.model = model;
        this.pictures = List.copyOf(pictures);
        this.batch = batch;
        this.cores = Runtime.getRuntime().availableProcessors();
        this.pool = Executors.newFixedThreadPool(cores);
        int count = layout == BareLayout.ONE_SESSION ? 1 : cores;
        for (int i = 0; i < count; i++) {
            sessions.add(new BareSession(model, device, cores / count));
            buffers.add(ByteBuffer.allocateDirect(batch * model.card().input().bytes()));
        }
        for (int i = 0; i < cores; i++) {
            preprocessors.add(new Preprocessor(model.card().input(), PictureLimits.DEFAULT));
        }
    }

    /**
     * Classifies so many pictures.
     *
     * @param decode whether each is decoded; without, the network gets what its buffers hold
     */
    void run(int frames, boolean decode) throws Exception {
        if (sessions.size() == 1) {
            runTogether(frames, decode);
        } else {
            runApart(frames, decode);
        }
    }

    private void runTogether(int frames, boolean decode) throws Exception {
        for (int done = 0; done < frames; done += batch) {
            int first = done;
            int count = Math.min(batch, frames - done);
            if (decode) {
                decodeTogether(first, count);
            }
            float _ = sessions.getFirst().run(buffers.getFirst(), count);
        }
    }

    private void decodeTogether(int first, int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        onEachCore(cores, core -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                decode(core, first + i, buffers.getFirst(), i);
            }
        });
    }

    private void runApart(int frames, boolean decode) throws Exception {
        AtomicInteger next = new AtomicInteger();
        onEachCore(sessions.size(), core -> {
            for (int first = next.getAndAdd(batch); first < frames; first = next.getAndAdd(batch)) {
                int count = Math.min(batch, frames - first);
                for (int i = 0; decode && i < count; i++) {
                    decode(core, first + i, buffers.get(core), i);
                }
                float _ = sessions.get(core).run(buffers.get(core), count);
            }
        });
    }

    private void decode(int core, int picture, ByteBuffer pixels, int slot) throws PictureException {
        preprocessors.get(core).whole(pictures.get(picture % pictures.size()), pixels, slot);
    }

    /** What one core does. */
    @FunctionalInterface
    private interface Part {
        void run(int core) throws Exception;
    }

    private void onEachCore(int count, Part part) throws Exception {
        List<Callable<Void>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int core = i;
            parts.add(() -> {
                part.run(core);
                return null;
            });
        }
        for (Future<Void> done : pool.invokeAll(parts)) {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(model.folder() + " cannot be measured: " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() throws OrtException {
        pool.shutdownNow();
        preprocessors.forEach(Preprocessor::close);
        for (BareSession session : sessions) {
            session.close();
        }
    }
}
