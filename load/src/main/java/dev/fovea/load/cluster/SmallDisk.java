package dev.fovea.load.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small file system in memory in place of a folder, seen only by the processes that are started by way of it: it lies in a
 * user and a mount namespace of its own (namespaces(7)), which needs no root and leaves nothing on the machine. It outlives
 * those processes, and ends with this object or this JVM. Not thread-safe.
 */
public final class SmallDisk implements AutoCloseable {

    private static final String MOUNTED = "mounted";
    private static final String MOUNT_AND_STAY =
            "mount -t tmpfs -o size=\"$1\" fovea \"$2\" && echo " + MOUNTED + " && exec cat";
    private static final int PAGE = 4096;

    private final Path folder;
    private final Process holder;
    private final File filler;

    /** @param folder exists */
    SmallDisk(Path folder, int mebibytes) throws IOException {
        this.folder = folder;
        holder = new ProcessBuilder(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        MOUNT_AND_STAY,
                        "sh",
                        mebibytes + "m",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String told = holder.inputReader(UTF_8).readLine();
        if (!MOUNTED.equals(told)) {
            holder.destroyForcibly();
            throw new IOException("no file system of its own for " + folder + ": " + told);
        }
        // This JVM's way to it, past the namespace: proc_pid_root(5).
        filler = Path.of("/proc", Long.toString(holder.pid()), "root", folder.toString(), "filler")
                .toFile();
    }

    /** Why this machine cannot have one; empty if it can. */
    public static Optional<String> missing() {
        try {
            Path folder = Files.createTempDirectory("fovea-disk-");
            try (SmallDisk disk = new SmallDisk(folder, 1)) {
                List<String> command = new ArrayList<>(disk.entry(folder));
                command.add("true");
                int status = new ProcessBuilder(command).start().waitFor();
                return status == 0
                        ? Optional.empty()
                        : Optional.of(
                                "a process cannot have a file system of its own here: nsenter ended with " + status);
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            return Optional.of("a process cannot have a file system of its own here: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while it was tried");
        }
    }

    /** What stands before a command that is to see this in place of the folder; it replaces itself by the command. */
    List<String> entry(Path workingDirectory) {
        return List.of(
                "nsenter",
                "--target",
                Long.toString(holder.pid()),
                "--user",
                "--mount",
                "--preserve-credentials",
                "--wd=" + workingDirectory);
    }

    /** Where its processes see it. */
    public Path folder() {
        return folder;
    }

    /** Takes all that is free now, to the last page. */
    public void fill() throws IOException {
        try (OutputStream out =
                Files.newOutputStream(filler.toPath(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] page = new byte[PAGE];
            while (freeBytes() > 0) {
                out.write(page);
            }
        } catch (IOException e) {
            if (freeBytes() > 0) {
                throw e;
            }
            // Another process took the last page meanwhile.
        }
    }

    /** Gives back what {@link #fill} took. */
    public void free() throws IOException {
        Files.delete(filler.toPath());
    }

    /** What can still be written, in bytes. */
    public long freeBytes() {
        return filler.getParentFile().getUsableSpace();
    }

    @Override
    public void close() {
        holder.destroyForcibly();
        holder.onExit().join();
    }
}
