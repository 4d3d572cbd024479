package dev.fovea.ingest.source;

import java.net.InetAddress;

/**
 * The host and port of an address whose secrets are in place.
 *
 * @param before scheme and user information, as far as the host; holds secrets
 * @param host a name or an address, IPv6 without its brackets
 * @param port as written, or the scheme's own
 * @param after path and query; may hold secrets
 */
record Authority(String before, String host, int port, String after) {

    /**
     * Takes an address apart as {@code SourceAddress} does: user information ends at the last {@code @}.
     *
     * @param usualPort of the scheme
     */
    static Authority of(String location, int usualPort) throws SourceException {
        int start = location.indexOf("://") + 3;
        int end = start + location.substring(start).split("[/?#]", 2)[0].length();
        int hostStart = Math.max(start, location.lastIndexOf('@', end - 1) + 1);
        String hostAndPort = location.substring(hostStart, end);
        int bracket = hostAndPort.indexOf(']');
        int colon = hostAndPort.indexOf(':', Math.max(0, bracket));
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String bare = bracket > 0 ? host.substring(1, bracket) : host;
        return new Authority(
                location.substring(0, hostStart),
                bare,
                colon < 0 ? usualPort : port(hostAndPort.substring(colon + 1)),
                location.substring(end));
    }

    private static int port(String text) throws SourceException {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new SourceException("its port is not 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    /** The address that leads to another host under a scheme. */
    String at(String scheme, String otherHost, int otherPort) {
        String written = otherHost.indexOf(':') < 0 ? otherHost : "[" + otherHost + "]";
        return scheme + before.substring(before.indexOf("://")) + written + ":" + otherPort + after;
    }

    /** The address with the host's own address in place of its name. */
    String pinned(String scheme, InetAddress address) {
        return at(scheme, address.getHostAddress(), port);
    }

    /** Without what may hold secrets. */
    @Override
    public String toString() {
        return "Authority[" + port + "]";
    }
}
