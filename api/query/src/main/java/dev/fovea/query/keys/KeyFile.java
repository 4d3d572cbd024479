package dev.fovea.query.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of API keys: one a line, empty lines and lines that begin with # are passed over. Changed as a whole, so that
 * a reader never sees half of it; one writer at a time.
 *
 * @param path of the file; it need not exist before the first key is added
 */
public record KeyFile(Path path) {

    /**
     * All keys.
     *
     * @throws KeyFileException naming the file and the line that cannot be read
     */
    public List<ApiKey> read() {
        List<ApiKey> keys = new ArrayList<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                ApiKey key = ApiKey.parse(line);
                if (keys.stream().anyMatch(other -> isNamed(other, key.grant().name()))) {
                    throw new IllegalArgumentException("key '" + key.grant().name() + "' is there twice");
                }
                keys.add(key);
            } catch (IllegalArgumentException e) {
                throw new KeyFileException(path + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return keys;
    }

    /**
     * Adds a key.
     *
     * @return the key itself, which is kept nowhere
     * @throws KeyFileException if the name is taken or no name, or the file cannot be written
     */
    public String add(Grant grant) {
        if (Files.exists(path) && read().stream().anyMatch(key -> isNamed(key, grant.name()))) {
            throw new KeyFileException("there is a key '" + grant.name() + "' already; remove it first", null);
        }
        String key = ApiKey.create(grant.name());
        List<String> lines = Files.exists(path) ? lines() : new ArrayList<>();
        try {
            lines.add(new ApiKey(grant, ApiKey.hash(key)).line());
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(String.valueOf(e.getMessage()), e);
        }
        write(lines);
        return key;
    }

    /** Removes the key of this name; false if there is none. */
    public boolean remove(String name) {
        if (!Files.exists(path)) {
            return false;
        }
        List<String> lines = lines();
        boolean removed = lines.removeIf(line -> line.strip().startsWith(name + " "));
        if (removed) {
            write(lines);
        }
        return removed;
    }

    private static boolean isNamed(ApiKey key, String name) {
        return key.grant().name().equals(name);
    }

    private List<String> lines() {
        try {
            return new ArrayList<>(Files.readAllLines(path));
        } catch (IOException e) {
            throw new KeyFileException(path + " cannot be read as a file of keys (" + e + ")", e);
        }
    }

    private void write(List<String> lines) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path written = Files.createTempFile(
                    folder,
                    "keys",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(written, lines);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new KeyFileException(path + " cannot be written (" + e + ")", e);
        }
    }
}
