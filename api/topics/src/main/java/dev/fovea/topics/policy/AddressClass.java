package dev.fovea.topics.policy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an address is for, by the registries of special-purpose addresses (RFC 6890) and the clouds' own. */
enum AddressClass {
    /** This machine itself. */
    LOOPBACK("a loopback address (this machine itself)", "127.0.0.0/8", "::1"),
    /** Where a cloud tells its machines their passwords. */
    METADATA(
            "a cloud's metadata address",
            "169.254.169.254",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd20:ce::254"),
    /** Machines of the same wire without an address of their own. */
    LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10"),
    /** No single machine, or no machine at all. */
    UNUSABLE("no address of a machine", "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "::", "ff00::/8", "2001::/32"),
    /** Networks of homes, offices and carriers: where cameras are. */
    PRIVATE(
            "a private address",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "fc00::/7",
            "fec0::/10"),
    /** The internet. */
    PUBLIC("a public address");

    /** Where an IPv4 address lies within IPv6 ranges that stand for it: compatible, translated, NAT64 and 6to4. */
    private static final Map<NetworkRange, Integer> EMBEDDED = Map.of(
            NetworkRange.parse("::/96"), 12,
            NetworkRange.parse("::ffff:0:0:0/96"), 12,
            NetworkRange.parse("64:ff9b::/96"), 12,
            NetworkRange.parse("64:ff9b:1::/48"), 12,
            NetworkRange.parse("2002::/16"), 2);

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList gives an unmodifiable list of records.
    private final List<NetworkRange> ranges;

    AddressClass(String description, String... ranges) {
        this.description = description;
        this.ranges = Arrays.stream(ranges).map(NetworkRange::parse).toList();
    }

    /** The class in words, with its article. */
    String description() {
        return description;
    }

    /** The class of an address; one that stands for an IPv4 address has the class of that. */
    static AddressClass of(InetAddress address) {
        for (AddressClass one : values()) {
            if (one.ranges.stream().anyMatch(r -> r.contains(address))) {
                return one;
            }
        }
        return embedded(address).map(AddressClass::of).orElse(PUBLIC);
    }

    private static Optional<InetAddress> embedded(InetAddress address) {
        return address instanceof Inet6Address
                ? EMBEDDED.entrySet().stream()
                        .filter(e -> e.getKey().contains(address))
                        .map(e -> ipv4(address.getAddress(), e.getValue()))
                        .findFirst()
                : Optional.empty();
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
