package dev.fovea.ingest.network;

import dev.fovea.topics.policy.AddressPolicy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects to cameras: looks the host up, keeps those of its addresses that the policy allows, and connects to one of
 * these very addresses, so that a name service that answers differently the second time gains nothing. Thread-safe.
 *
 * <p>Its calls block; a virtual thread that is interrupted in one comes back at once, except from the look-up.
 */
public final class Dialler {

    /** Asks a name service. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final AddressPolicy policy;
    private final CameraTrust trust;
    private final Resolver resolver;

    /** @param unverified hosts whose TLS certificate is not looked at */
    public Dialler(AddressPolicy policy, Set<String> unverified) {
        this(policy, new CameraTrust(unverified), InetAddress::getAllByName);
    }

    Dialler(AddressPolicy policy, CameraTrust trust, Resolver resolver) {
        this.policy = policy;
        this.trust = trust;
        this.resolver = resolver;
    }

    /**
     * The host's allowed addresses, at least one, each of which may be connected to as it is.
     *
     * @param host a name or an address, IPv6 without its brackets
     */
    public List<InetAddress> find(String host) throws UnreachableException {
        Optional<String> refusal = policy.refusal(host);
        if (refusal.isPresent()) {
            throw new UnreachableException("the source is not allowed: " + refusal.get());
        }
        List<InetAddress> all;
        try {
            Optional<InetAddress> literal = AddressPolicy.literal(host);
            all = literal.isPresent() ? List.of(literal.get()) : Arrays.asList(resolver.resolve(host));
        } catch (UnknownHostException e) {
            throw new UnreachableException("host '" + host + "' is not known: check its name and the name service");
        }
        List<InetAddress> allowed =
                all.stream().filter(a -> policy.refusal(a).isEmpty()).toList();
        if (allowed.isEmpty()) {
            throw new UnreachableException("the source is not allowed: "
                    + all.stream()
                            .map(policy::refusal)
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElse("its host has no address"));
        }
        return allowed;
    }

    /**
     * Connects, over TLS if wanted.
     *
     * @param limit the longest that connecting to one address, and the TLS handshake, may take each
     */
    public Socket connect(String host, int port, boolean tls, Duration limit) throws UnreachableException {
        int millis = Math.toIntExact(limit.toMillis());
        UnreachableException last = new UnreachableException("the host has no address");
        for (InetAddress address : find(host)) {
            try {
                Socket plain = plain(address, port, millis);
                return tls ? encrypted(plain, host, port, millis) : plain;
            } catch (IOException e) {
                last = new UnreachableException(reason(e));
            }
        }
        throw last;
    }

    private static Socket plain(InetAddress address, int port, int millis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port), millis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket encrypted(Socket plain, String host, int port, int millis) throws IOException {
        try {
            plain.setSoTimeout(millis);
            SSLSocket socket = (SSLSocket) trust.socketsFor(host).createSocket(plain, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            trust.identify(host, parameters);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            plain.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case ConnectException c ->
                "connection refused: nothing listens there; check the port and that the camera is on";
            case NoRouteToHostException r -> "host unreachable: check the address and the network to it";
            case SocketTimeoutException t -> "no answer in time: check that the camera is on and reachable";
            case SSLException s ->
                "the camera's TLS certificate or protocol is not trusted: add its certificate to the JVM's trust"
                        + " store, or its host to fovea.source.unverified-hosts";
            default -> "the camera broke the connection off before it answered";
        };
    }
}
