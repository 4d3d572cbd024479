package dev.fovea.load.bench.inference;

import dev.fovea.inference.engine.Device;
import dev.fovea.load.bench.rig.Answering;
import dev.fovea.resnet.packages.ModelPackage;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A {@link BareLoop} in a process of its own. Arguments: package folder, folder of pictures, device, batch. Each line of
 * its input is {@code open LAYOUT}, {@code run FRAMES}, or {@code compute FRAMES} without decoding; each is answered with
 * {@code done}.
 */
public final class BareMain {

    private BareMain() {}

    /** Runs until its input ends. */
    public static void main(String[] args) throws Exception {
        PrintStream out = System.out;
        ModelPackage model = ModelPackage.read(Path.of(args[0]));
        List<byte[]> pictures = pictures(Path.of(args[1]));
        Device device = Device.valueOf(args[2]);
        int batch = Integer.parseInt(args[3]);
        AtomicReference<BareLoop> loop =
                new AtomicReference<>(new BareLoop(model, pictures, device, BareLayout.ONE_SESSION, batch));
        try {
            Answering.serve(out, line -> {
                String[] words = line.split(" ", -1);
                if (words[0].equals("open")) {
                    loop.get().close();
                    loop.set(new BareLoop(model, pictures, device, BareLayout.valueOf(words[1]), batch));
                } else {
                    loop.get().run(Integer.parseInt(words[1]), words[0].equals("run"));
                }
            });
        } finally {
            loop.get().close();
        }
    }

    private static List<byte[]> pictures(Path folder) throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                pictures.add(Files.readAllBytes(file));
            }
        }
        return pictures;
    }
}
