package dev.fovea.query.access;

import dev.fovea.query.config.QuerySettings;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether everybody who reaches this service may do everything, which is so where neither keys nor a token issuer are
 * set. Such a service is started on loopback only, unless the operator insists.
 */
@Singleton
public final class Doors {

    /** Before anything of this service begins. */
    static final int FIRST = 1;

    private static final Logger LOG = Logger.getLogger(Doors.class);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean isOpen;
    private final boolean isInsecure;
    private final String host;

    @Inject
    Doors(
            QuerySettings settings,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean tokens,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this(
                settings.query().security().keys().isEmpty() && !tokens,
                settings.query().security().insecure(),
                host);
    }

    Doors(boolean isOpen, boolean isInsecure, String host) {
        this.isOpen = isOpen;
        this.isInsecure = isInsecure;
        this.host = host;
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        if (!isOpen || isLoopback()) {
            return;
        }
        if (!isInsecure) {
            throw new ConfigurationException(refusal());
        }
        LOG.warnf("fovea.query.security.insecure=true: whoever reaches %s may see every camera and change it", host);
    }

    /** Why an open service does not start on this address, and what to do. */
    String refusal() {
        return "query does not listen on " + host + " without logins: whoever reaches it could see and change every"
                + " camera. Make a key (./fovea key add NAME --role admin) and set fovea.query.security.keys to its"
                + " file, or set quarkus.oidc.* for tokens, or listen on 127.0.0.1 (quarkus.http.host), or say"
                + " fovea.query.security.insecure=true if something in front of it asks who comes.";
    }

    /** Whether nobody is asked who they are. */
    public boolean isOpen() {
        return isOpen;
    }

    /**
     * Whether a request may name this host. An open service on loopback answers to loopback names only, or any page in a
     * browser here could reach it by a name of its own that leads to this machine.
     *
     * @param authority of the request, with or without a port
     */
    boolean accepts(String authority) {
        if (!isOpen || isInsecure || !isLoopback()) {
            return true;
        }
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String name = end > 0 ? authority.substring(0, end) : authority;
        return LOOPBACK.contains(name) || name.equals(host);
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // Then it cannot be listened on either, which the server will say.
        }
    }
}
