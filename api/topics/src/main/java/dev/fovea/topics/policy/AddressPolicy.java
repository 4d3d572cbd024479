package dev.fovea.topics.policy;

import dev.fovea.topics.SourceAddress;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which sources a camera may have (OWASP ASVS 13.2.4, against server-side request forgery).
 *
 * <p>Private and public networks are allowed unless settings say otherwise, link-local and metadata addresses never.
 * Loopback and the machine's own files are allowed by themselves only where the service is a single-machine setup, that
 * is, where it listens on loopback alone.
 *
 * <p>A host's name proves nothing: whoever connects must ask again with the address that the name service gave, and
 * connect to that very address. Pure and thread-safe: never asks a name service nor the file system.
 */
public final class AddressPolicy {

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    /** The last label of a name; one like a number makes the whole host a number to some resolvers (WHATWG URL). */
    private static final Pattern NUMBER_LIKE = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})\\.)*" + "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62})\\.?");
    private static final Pattern LOCALHOST = Pattern.compile("(?:.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);
    private static final Set<AddressClass> NAMED =
            EnumSet.of(AddressClass.LOOPBACK, AddressClass.PRIVATE, AddressClass.PUBLIC);

    private final Set<AddressClass> classes;
    private final List<NetworkRange> ranges;
    private final List<Path> directories;

    private AddressPolicy(Set<AddressClass> classes, List<NetworkRange> ranges, List<Path> directories) {
        this.classes = classes;
        this.ranges = ranges;
        this.directories = directories;
    }

    /**
     * The policy of a service.
     *
     * @param networks {@code fovea.sources.allowed-networks}: each {@code loopback}, {@code private}, {@code public} or a
     *     range such as {@code 10.20.0.0/16}; left out: private and public, and loopback for a single-machine setup
     * @param directories {@code fovea.sources.media-directories}, in which files may lie; left out: everywhere for a
     *     single-machine setup, else nowhere
     * @param listens the host on which the service listens: {@code 127.0.0.1}, {@code ::1} or {@code localhost} make it a
     *     single-machine setup
     * @throws IllegalArgumentException naming the setting that cannot be read and what it accepts
     */
    public static AddressPolicy of(Optional<List<String>> networks, Optional<List<Path>> directories, String listens) {
        boolean local = isLoopback(listens);
        Set<AddressClass> classes = EnumSet.noneOf(AddressClass.class);
        List<NetworkRange> ranges = new ArrayList<>();
        for (String network :
                networks.orElse(local ? List.of("loopback", "private", "public") : List.of("private", "public"))) {
            String text = network.strip();
            NAMED.stream()
                    .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(classes::add, () -> ranges.add(range(text)));
        }
        List<Path> roots = directories.orElse(local ? List.of(Path.of("/")) : List.of());
        return new AddressPolicy(
                classes,
                ranges,
                roots.stream().map(p -> p.toAbsolutePath().normalize()).toList());
    }

    private static NetworkRange range(String text) {
        try {
            return NetworkRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "fovea.sources.allowed-networks: '" + text
                            + "' is no network; accepted: loopback, private, public, or a range such as 10.20.0.0/16",
                    e);
        }
    }

    private static boolean isLoopback(String host) {
        return LOCALHOST.matcher(host).matches()
                || literal(host)
                        .filter(a -> AddressClass.of(a) == AddressClass.LOOPBACK)
                        .isPresent();
    }

    /**
     * Why the address may not be a source, as far as it can be told from its text: a name or a secret in the host's place
     * is not refused before it is known where it leads.
     *
     * @return words that begin with what is wrong and end with the cure, or nothing
     */
    public Optional<String> refusal(SourceAddress address) {
        return switch (address.kind()) {
            case RTSP, RTSPS, HTTP, HLS -> address.host().contains("${") ? Optional.empty() : refusal(address.host());
            case PATH ->
                address.location().contains("${")
                        ? Optional.empty()
                        : refusal(Path.of(address.location()).toAbsolutePath().normalize());
            case DEVICE -> Optional.empty();
        };
    }

    /**
     * Why the host may not be connected to, as far as its text tells.
     *
     * @param host a name or an address, IPv6 without its brackets
     */
    public Optional<String> refusal(String host) {
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            return refusal(literal.get());
        }
        if (NUMBER_LIKE.matcher(host).matches() || !NAME.matcher(host).matches()) {
            return Optional.of("its host is neither a name nor an address in its usual form: write an address like"
                    + " 192.168.1.20 or [fd12::20], or a name of letters, digits and hyphens");
        }
        return LOCALHOST.matcher(host).matches() ? refusal(InetAddress.getLoopbackAddress()) : Optional.empty();
    }

    /** Why the address, which a name service gave or which was written as such, may not be connected to. */
    public Optional<String> refusal(InetAddress address) {
        AddressClass found = AddressClass.of(address);
        return switch (found) {
            case METADATA, LINK_LOCAL, UNUSABLE ->
                Optional.of("it leads to " + found.description()
                        + ", where no camera may be: give the camera an address of its own");
            case LOOPBACK, PRIVATE, PUBLIC ->
                classes.contains(found) || ranges.stream().anyMatch(r -> r.contains(address))
                        ? Optional.empty()
                        : Optional.of(
                                "it leads to " + found.description()
                                        + ", which this setup does not allow: add its network to fovea.sources.allowed-networks");
        };
    }

    /**
     * Why the file or folder may not be read.
     *
     * @param real absolute and normalised; whoever opens it asks again with symbolic links resolved
     */
    public Optional<String> refusal(Path real) {
        return directories.stream().anyMatch(real::startsWith)
                ? Optional.empty()
                : Optional.of("it is a file outside the folders for videos and pictures: put it into one of"
                        + " fovea.sources.media-directories, or add its folder there");
    }

    /** The address that the text writes in its usual form, without asking a name service. */
    public static Optional<InetAddress> literal(String host) {
        boolean ipv6 = host.indexOf(':') >= 0 && host.indexOf('%') < 0;
        if (!ipv6 && !DOTTED_QUAD.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
