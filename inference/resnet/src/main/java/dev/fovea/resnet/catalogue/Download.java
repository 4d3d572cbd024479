package dev.fovea.resnet.catalogue;

import dev.fovea.resnet.packages.DurableFiles;
import dev.fovea.resnet.packages.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pinned files into a folder. What has come stays in {@code .<name>.part} when a connection is cut, and the next try goes
 * on from there (RFC 9110, section 14); a file gets its name only when it is flushed and its hash is right. For one thread at a
 * time.
 */
public final class Download {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;
    private static final int BUFFER = 1 << 16;

    private final HttpClient http;
    private final Path folder;
    private final DownloadProgress progress;
    private final int tries;

    /**
     * @param http stays the caller's; follows redirects
     * @param folder where files go; created where it is missing
     * @param tries for each address, ≥ 1
     */
    public Download(HttpClient http, Path folder, DownloadProgress progress, int tries) {
        this.http = http;
        this.folder = folder;
        this.progress = progress;
        this.tries = tries;
    }

    /**
     * Fetches a file, unless it is there already.
     *
     * @return the whole file, its hash checked
     * @throws DownloadException if no address gives it
     * @throws IOException if the disk is full or refuses
     */
    public Path fetch(PinnedFile file) throws DownloadException, IOException, InterruptedException {
        Files.createDirectories(folder);
        Path target = folder.resolve(file.fileName());
        if (Files.exists(target) && Sha256.of(target).equals(file.sha256())) {
            return target;
        }
        Path part = folder.resolve("." + file.fileName() + ".part");
        List<String> troubles = new ArrayList<>();
        @Nullable Exception last = null;
        for (URI url : file.urls()) {
            for (int attempt = 1; attempt <= tries; attempt++) {
                try {
                    fetch(url, file, part);
                    DurableFiles.move(part, target);
                    return target;
                } catch (Refused | Cut e) {
                    troubles.add(url + ": " + e.getMessage());
                    last = e;
                    if (e instanceof Refused) {
                        break;
                    }
                }
            }
        }
        throw new DownloadException(file.fileName(), troubles, last);
    }

    /** This address does not have the file: another try would be wasted. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** The connection failed on the way. */
    private static final class Cut extends Exception {
        private static final long serialVersionUID = 1L;

        Cut(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private void fetch(URI url, PinnedFile file, Path part) throws Refused, Cut, IOException, InterruptedException {
        long there = Files.exists(part) ? Files.size(part) : 0;
        if (there > file.bytes()) {
            Files.delete(part);
            there = 0;
        }
        if (there < file.bytes()) {
            receive(url, file, part, there);
        }
        String found = Sha256.of(part);
        if (!found.equals(file.sha256())) {
            Files.delete(part);
            String trouble = "sha256 " + found + " where " + file.sha256() + " is pinned; nothing of it is kept";
            if (there > 0) {
                // What was kept of an earlier try may be at fault: once more from the beginning.
                throw new Cut(trouble, new IOException("wrong sha256"));
            }
            throw new Refused(trouble + ", since it is another file there, or was changed on the way");
        }
    }

    private void receive(URI url, PinnedFile file, Path part, long there)
            throws Refused, Cut, IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(60));
        if (there > 0) {
            request.header("Range", "bytes=" + there + "-");
        }
        HttpResponse<InputStream> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new Cut("no answer (" + e + ")", e);
        }
        try (InputStream body = response.body()) {
            long from = switch (response.statusCode()) {
                case PARTIAL -> requireRange(response, there);
                // A server that knows no ranges sends all of it: begin again.
                case OK -> 0;
                case NOT_SATISFIABLE -> {
                    Files.deleteIfExists(part);
                    throw new Refused("status 416: the file is shorter there than pinned");
                }
                default -> throw new Refused("status " + response.statusCode());
            };
            progress.begins(file.fileName(), from, file.bytes());
            try {
                write(body, file, part, from);
            } finally {
                progress.ended();
            }
        }
    }

    private static long requireRange(HttpResponse<?> response, long there) throws Refused {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.startsWith("bytes " + there + "-")) {
            throw new Refused("Content-Range '" + range + "' where bytes from " + there + " on were asked for");
        }
        return there;
    }

    private void write(InputStream body, PinnedFile file, Path part, long from) throws Refused, Cut, IOException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(from);
            out.position(from);
            byte[] buffer = new byte[BUFFER];
            long done = from;
            try {
                for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
                    done += read;
                    if (done > file.bytes()) {
                        throw new Refused("more than the " + file.bytes() + " bytes that are pinned");
                    }
                    ByteBuffer left = ByteBuffer.wrap(buffer, 0, read);
                    while (left.hasRemaining()) {
                        out.write(left);
                    }
                    progress.reached(done);
                }
            } finally {
                out.force(true);
            }
            if (done < file.bytes()) {
                throw new Cut("ended after " + done + " of " + file.bytes() + " bytes", new IOException("cut"));
            }
        }
    }

    /** Tells trouble of the network from trouble of the disk. */
    private static int read(InputStream body, byte[] buffer) throws Cut {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new Cut("cut (" + e.getMessage() + ")", e);
        }
    }
}
