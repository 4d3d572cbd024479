package dev.fovea.load.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file systems of their own that the processes of some services have for what they write: a broker for its data, query for
 * its state, the others for temporary files.
 */
final class Disks implements AutoCloseable {

    private final Home home;
    private final Map<Service, Integer> mebibytes;
    private final Map<String, SmallDisk> disks = new HashMap<>();

    /** @param mebibytes of each process of a service; the processes of others share the machine's disk */
    Disks(Home home, Map<Service, Integer> mebibytes) {
        this.home = home;
        this.mebibytes = mebibytes;
    }

    /**
     * Makes the file system of a process, if its service is to have one.
     *
     * @return what stands before the commands that are to see it; empty without one
     */
    List<String> entry(Service service, String process, Path folder) throws IOException {
        Integer size = mebibytes.get(service);
        if (size == null) {
            return List.of();
        }
        SmallDisk disk = new SmallDisk(Files.createDirectories(folder), size);
        disks.put(process, disk);
        return disk.entry(home.directory());
    }

    /** @throws IllegalArgumentException if the process has none of its own */
    SmallDisk of(String process) {
        SmallDisk disk = disks.get(process);
        if (disk == null) {
            throw new IllegalArgumentException(process + " has no file system of its own");
        }
        return disk;
    }

    @Override
    public void close() {
        disks.values().forEach(SmallDisk::close);
    }
}
