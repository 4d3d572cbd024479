package dev.fovea.ingest.network;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which cameras' TLS certificates are trusted: those that the JVM's trust store vouches for under the name that was
 * asked for, and whatever the hosts show that the operator excepted. Thread-safe.
 */
final class CameraTrust {

    private final Set<String> unverified = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final SSLSocketFactory verifying;
    private final SSLSocketFactory trusting;

    /** @param unverified hosts whose certificate is not looked at */
    CameraTrust(Set<String> unverified) {
        this.unverified.addAll(unverified);
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            this.verifying = sockets(factory.getTrustManagers());
            this.trusting = sockets(new Anything());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no usable TLS", e);
        }
    }

    private static SSLSocketFactory sockets(TrustManager... managers) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, new SecureRandom());
        return context.getSocketFactory();
    }

    SSLSocketFactory socketsFor(String host) {
        return unverified.contains(host) ? trusting : verifying;
    }

    /** Asks for the host's name in the certificate, where the host is to be verified. */
    void identify(String host, SSLParameters parameters) {
        if (!unverified.contains(host)) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
    }

    private static final class Anything extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("ingest is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // The operator excepted the host from being verified.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {
            checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
