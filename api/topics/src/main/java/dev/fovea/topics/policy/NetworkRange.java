package dev.fovea.topics.policy;

import java.net.InetAddress;

/**
 * The addresses that share their first bits, as in {@code 192.168.0.0/16} (RFC 4632).
 *
 * @param first an address of the range, whose further bits do not count
 * @param bits that are shared, 0 to 32 for IPv4 and 0 to 128 for IPv6
 */
record NetworkRange(InetAddress first, int bits) {

    NetworkRange {
        int most = first.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("/" + bits + " is not 0 to " + most);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static NetworkRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * Byte.SIZE;
        return new NetworkRange(address, slash < 0 ? all : Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
