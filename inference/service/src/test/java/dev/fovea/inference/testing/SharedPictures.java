package dev.fovea.inference.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The pictures and the network of {@code fovea.shared.data}; tests are skipped where the folder is missing. */
public final class SharedPictures {

    private static final Pattern TEST_PICTURE = Pattern.compile("(?:.*/)?test/([a-z]+)/[^/]+\\.jpg");

    private SharedPictures() {}

    /** What is done with a CIFAR-10 test picture. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes one picture and says whether to go on. */
        boolean visit(String label, byte[] jpeg) throws Exception;
    }

    /** A file of the folder; skips the test where it is missing. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("fovea.shared.data", "missing")).resolve(name);
        assumeThat(file).as("third-party data, see the README").exists();
        return file;
    }

    /** Shows CIFAR-10's test pictures, 32×32 JPEGs, in the order of the archive. */
    public static void cifarTest(Visitor visitor) throws Exception {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file("cifar-10-images.tar")), 1 << 20);
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Matcher name = TEST_PICTURE.matcher(entry.getName());
                if (name.matches() && !visitor.visit(name.group(1), read(tar))) {
                    return;
                }
            }
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        return in.readAllBytes();
    }
}
