package dev.fovea.resnet.architecture;

/** A name that no network has; the message lists the known ones. */
public final class UnknownArchitectureException extends IllegalArgumentException {

    UnknownArchitectureException(String name) {
        super("There is no architecture \"%s\". Known: %s; in the last two n is 6k+2 (20, 32, 44, 56, 110, 1202, …)"
                .formatted(name, String.join(", ", Architectures.names())));
    }
}
