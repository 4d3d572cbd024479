package dev.fovea.topics;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A camera's source, taken apart so that each part can be checked, resolved and redacted on its own.
 *
 * <p>Camera URLs are often no valid RFC 3986 URIs (passwords with {@code @} or {@code :}), so the authority is split
 * by hand: user information ends at its last {@code @}. Secrets are written as references, <code>${secret:name}</code>,
 * and take the place of a password or of any other part.
 *
 * @param kind how the source is read
 * @param scheme lower case; empty for a path
 * @param userInfo user, or {@code user:password}; empty for none
 * @param location host, port, path and query; for paths the path itself
 */
public record SourceAddress(Kind kind, String scheme, String userInfo, String location) {

    /** How a source is read. */
    public enum Kind {
        /** RTSP, over TCP by default (RFC 7826). */
        RTSP,
        /** RTSP over TLS. */
        RTSPS,
        /** HTTP or HTTPS that sends JPEGs in a {@code multipart/x-mixed-replace} body, or any other video body. */
        HTTP,
        /** An HLS playlist (RFC 8216): an HTTP address whose path ends in {@code .m3u8}. */
        HLS,
        /** A video file or a directory of pictures. */
        PATH,
        /** A V4L2 webcam, {@code /dev/videoN}. */
        DEVICE;

        /** Whether the source plays on its own clock, so that what is not read is lost. */
        public boolean isLive() {
            return this != PATH;
        }
    }

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//)?(.*)", Pattern.DOTALL);
    private static final Pattern DEVICE = Pattern.compile("/dev/video\\d{1,3}");
    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:([A-Za-z0-9][A-Za-z0-9._-]{0,63})}");
    /** User and password before a host, where no scheme was understood: a misspelt address, and no path. */
    private static final Pattern LOGIN = Pattern.compile("(.*//)?[^/]*:[^/]*@.*", Pattern.DOTALL);

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^]]+]|[^:\\[\\]]+)(:\\d{1,5})?");
    private static final Pattern PAIR = Pattern.compile("([^/?&=#;]+)=([^/?&#;]*)");
    private static final Set<String> SECRET_KEYS =
            Set.of("password", "pass", "passwd", "pwd", "token", "secret", "apikey", "api_key", "key", "auth");
    private static final String ACCEPTED =
            "accepted: rtsp://, rtsps://, http:// and https:// (MJPEG, or HLS ending in .m3u8), a path of a video file"
                    + " or of a directory of pictures, /dev/videoN";

    /**
     * Takes an address apart.
     *
     * @throws InvalidCameraException naming the field {@code source} if the scheme is not accepted, the host is missing,
     *     a control character occurs, or a password stands in it that is not a reference; the message never repeats
     *     the address
     */
    public static SourceAddress parse(String text) {
        if (text.isBlank() || text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw new InvalidCameraException("source", "is blank or has a control character; " + ACCEPTED);
        }
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return DEVICE.matcher(text).matches() ? new SourceAddress(Kind.DEVICE, "", "", text) : path(text);
        }
        String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
        String rest = matcher.group(3);
        if (scheme.equals("file")) {
            return path(rest);
        }
        Kind kind = kind(scheme, rest);
        if (matcher.group(2) == null) {
            throw new InvalidCameraException("source", "scheme '" + scheme + "' must be followed by //; " + ACCEPTED);
        }
        int authorityEnd = firstOf(rest, "/?#");
        int at = rest.lastIndexOf('@', authorityEnd - 1);
        SourceAddress address = new SourceAddress(
                kind, scheme, at < 0 ? "" : rest.substring(0, at), at < 0 ? rest : rest.substring(at + 1));
        address.requireHost();
        address.requireReferences();
        return address;
    }

    private static SourceAddress path(String text) {
        if (LOGIN.matcher(text).matches()) {
            throw new InvalidCameraException(
                    "source",
                    "looks like an address with user and password whose scheme is misspelt; a path of this form begins"
                            + " with ./; " + ACCEPTED);
        }
        return new SourceAddress(Kind.PATH, "", "", text);
    }

    private static Kind kind(String scheme, String rest) {
        return switch (scheme) {
            case "rtsp" -> Kind.RTSP;
            case "rtsps" -> Kind.RTSPS;
            case "http", "https" ->
                rest.split("[?#]", 2)[0].toLowerCase(Locale.ROOT).endsWith(".m3u8") ? Kind.HLS : Kind.HTTP;
            default -> throw new InvalidCameraException("source", "scheme '" + scheme + "' is not known; " + ACCEPTED);
        };
    }

    private static int firstOf(String text, String characters) {
        return characters.chars().map(text::indexOf).filter(i -> i >= 0).min().orElse(text.length());
    }

    private void requireHost() {
        String hostAndPort = location.substring(0, firstOf(location, "/?#"));
        if (hostAndPort.isEmpty() || hostAndPort.startsWith(":")) {
            throw new InvalidCameraException("source", "has no host after " + scheme + "://");
        }
        if (!HOST_AND_PORT.matcher(SECRET.matcher(hostAndPort).replaceAll("1")).matches()) {
            // Often the rest of a password with a '/', which would show wherever the address is shown.
            throw new InvalidCameraException(
                    "source",
                    "has no host:port after " + scheme + "://; if a password holds / ? or #, store it as a secret and"
                            + " write ${secret:name} in its place");
        }
    }

    private void requireReferences() {
        String written = SECRET.matcher(userInfo).replaceAll("");
        boolean inline = written.indexOf(':') >= 0 && written.indexOf(':') < written.length() - 1;
        Matcher pairs = PAIR.matcher(location);
        while (!inline && pairs.find()) {
            inline = SECRET_KEYS.contains(pairs.group(1).toLowerCase(Locale.ROOT))
                    && !pairs.group(2).isEmpty()
                    && !SECRET.matcher(pairs.group(2)).matches();
        }
        if (inline) {
            throw new InvalidCameraException(
                    "source",
                    "holds a password; store it as a secret and write ${secret:name} in its place"
                            + " (./fovea add does both)");
        }
    }

    /**
     * The host of a network source: a name or an address, IPv6 without its brackets; where it is a secret, the reference.
     * Empty for paths and devices.
     */
    public String host() {
        if (scheme.isEmpty()) {
            return "";
        }
        String authority = location.substring(0, firstOf(location, "/?#"));
        if (authority.startsWith("[")) {
            int end = authority.indexOf(']');
            return authority.substring(1, end < 0 ? authority.length() : end);
        }
        int port = authority.startsWith("${")
                ? authority.indexOf(':', authority.indexOf('}') + 1)
                : authority.indexOf(':');
        return port < 0 ? authority : authority.substring(0, port);
    }

    /** The names of all secrets that the address refers to. */
    public List<String> secrets() {
        return SECRET.matcher(userInfo + " " + location)
                .results()
                .map(r -> r.group(1))
                .distinct()
                .toList();
    }

    /**
     * The address to open, with each reference replaced. The result holds secrets: it goes to the library that opens
     * the source and nowhere else.
     *
     * @param secret gives the value for a name
     */
    public String resolve(UnaryOperator<String> secret) {
        return SECRET.matcher(address(userInfo, location))
                .replaceAll(r -> Matcher.quoteReplacement(secret.apply(r.group(1))));
    }

    /** The address without user information and without the values of {@code key=value} pairs, fit for logs and pages. */
    public String redacted() {
        String user = userInfo.isEmpty() ? "" : "***";
        return address(
                user, kind == Kind.PATH ? location : PAIR.matcher(location).replaceAll("$1=***"));
    }

    private String address(String user, String where) {
        return scheme.isEmpty() ? where : scheme + "://" + (user.isEmpty() ? "" : user + "@") + where;
    }

    /** The redacted address, so that printing one by accident leaks nothing. */
    @Override
    public String toString() {
        return redacted();
    }
}
