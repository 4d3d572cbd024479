package dev.fovea.load.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards TCP connections on loopback to a port on loopback and can spoil them; see {@link Condition}. Two virtual
 * threads a connection. Thread-safe.
 *
 * <p>A Kafka client asks the broker for its address after the first connection, so a proxy before a broker has an effect
 * only if the broker has a listener of its own for that client, advertised with the proxy's port.
 */
public final class TcpProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProxy.class);

    private final ServerSocket server;
    private final int target;
    private final Way way = new Way();
    private final AtomicLong forwarded = new AtomicLong();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Listens on a free port and forwards to {@code target}, where nobody has to listen yet. */
    public TcpProxy(int target) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        threads.execute(this::accept);
    }

    /** Where to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Bytes that have passed, both directions together. */
    public long forwarded() {
        return forwarded.get();
    }

    /** Changes the condition of all connections, those that are open and those that come. */
    public void set(Condition condition) {
        way.set(condition);
        if (condition instanceof Condition.Cut) {
            sockets.forEach(TcpProxy::reset);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("the proxy for port {} cannot accept a connection: {}", target, e.toString());
                }
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        sockets.add(client);
        sockets.add(upstream);
        try {
            // Behind a pulled cable the handshake would wait as well; the client only sees that nothing comes.
            if (way.await() instanceof Condition.Cut) {
                throw new IOException("the way is cut");
            }
            upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 5_000);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            threads.execute(() -> pump(client, upstream));
            pump(upstream, client);
        } catch (IOException e) {
            LOG.debug("a connection through the proxy for port {} ended: {}", target, e.toString());
            close(client, upstream);
        } catch (InterruptedException e) {
            close(client, upstream);
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            new Pump(from.getInputStream(), to.getOutputStream(), way, forwarded::addAndGet).run();
            to.shutdownOutput(); // The other direction may still have something to say.
        } catch (IOException e) {
            LOG.debug("a direction through the proxy for port {} ended: {}", target, e.toString());
            close(from, to);
        } catch (InterruptedException e) {
            close(from, to);
            Thread.currentThread().interrupt();
        }
        if (from.isOutputShutdown() || to.isInputShutdown()) {
            close(from, to);
        }
    }

    private void close(Socket one, Socket other) {
        reset(one);
        reset(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            LOG.debug("a connection was closed already: {}", e.toString());
        }
    }

    /** How many sockets are open, two a connection. */
    int open() {
        sockets.removeIf(Socket::isClosed);
        return sockets.size();
    }

    /** Cuts everything and stops listening. */
    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(TcpProxy::reset);
        threads.shutdownNow();
        threads.close();
    }
}
