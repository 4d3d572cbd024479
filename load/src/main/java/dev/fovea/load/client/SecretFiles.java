package dev.fovea.load.client;

import dev.fovea.topics.SourceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the password out of a camera's address and stores it as a file that only its owner can read, so that the address
 * that travels through Kafka holds a reference in its place.
 */
public final class SecretFiles {

    private static final Pattern WITH_PASSWORD =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^/?#:]*):([^/?#]*)@([^@]*)");

    private final Path directory;

    /** @param directory an existing directory */
    public SecretFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * The address with <code>${secret:name}</code> in place of a password; the address itself where it has none.
     *
     * @param name of the secret, usually the camera's id
     * @throws IOException if the secret cannot be stored
     */
    public String store(String address, String name) throws IOException {
        Matcher matcher = WITH_PASSWORD.matcher(address);
        if (!matcher.matches() || matcher.group(3).isEmpty() || matcher.group(3).startsWith("${secret:")) {
            return address;
        }
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, matcher.group(3));
        String referring = matcher.group(1) + matcher.group(2) + ":${secret:" + name + "}@" + matcher.group(4);
        return SourceAddress.parse(referring).secrets().contains(name) ? referring : address;
    }
}
