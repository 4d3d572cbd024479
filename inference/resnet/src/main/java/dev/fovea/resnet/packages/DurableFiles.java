package dev.fovea.resnet.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that survive a power cut whole: written beside their place, flushed, renamed. Thread-safe. */
public final class DurableFiles {

    private DurableFiles() {}

    /**
     * Writes a file, in place of one that is there.
     *
     * @throws IOException if the disk is full or refuses; the former file is then still there and nothing else
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path draft = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            create(draft, bytes);
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Writes and flushes a file that is not there yet. */
    static void create(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Moves a flushed file to its place on the same disk, or over what is there, and flushes the folder. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(to.resolveSibling("").toAbsolutePath());
    }

    /** A folder's entries reach the disk only when the folder itself is flushed. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
