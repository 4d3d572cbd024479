package dev.fovea.query.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.query.broker.Broker;
import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the service refuses to start, and that it serves over TLS. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // JUnit sets the folder.
class StartIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void shouldNotListenOnAnOpenAddressWithoutLogins() throws Exception {
        try (Service service = Service.start(folder, Map.of("quarkus.http.host", "0.0.0.0"))) {
            assertThat(service.awaitEnd()).isEqualTo(1);
            assertThat(service.output())
                    .contains("query does not listen on 0.0.0.0 without logins")
                    .contains("./fovea key add NAME --role admin")
                    .doesNotContain("Listening on", "\tat ");
        }
    }

    @Test
    void shouldNotStartWithKeysThatItCannotRead() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "chief owner sha256:00\n");

        try (Service service = Service.start(folder, Map.of("fovea.query.security.keys", keys.toString()))) {
            assertThat(service.awaitEnd()).isEqualTo(1);
            assertThat(service.output())
                    .contains("fovea.query.security.keys: " + keys + ", line 1: role 'owner' is not known")
                    .doesNotContain("Listening on", "\tat ");
        }
    }

    @Test
    void shouldNotStartOnAStateFolderThatIsFull() throws Exception {
        Path state = folder.resolve("state");

        try (Service service = Service.start(SmallFolder.command(state, 1 << 16), folder, Map.of())) {
            assertThat(service.awaitEnd()).isEqualTo(1);
            assertThat(service.output())
                    .contains("query does not start: the state folder " + state + " takes nothing")
                    .contains("No space left on device", "set fovea.state.directory to another folder")
                    .doesNotContain("Listening on", "\tat ");
        }
    }

    @Test
    void shouldEndWithTheFolderAndTheCureWhenItsStateCannotGoOn() throws Exception {
        Path state = folder.resolve("state");
        int port = Broker.freePort();

        try (Service service = Service.start(folder, Map.of("kafka.bootstrap.servers", "127.0.0.1:" + port))) {
            service.awaitAddress();
            replaceByFile(state); // Before the state opens its stores, for which it needs a broker.
            try (Broker _ = Broker.start(port)) {
                assertThat(service.awaitEnd()).isEqualTo(1);
            }
            assertThat(service.output())
                    .containsOnlyOnce(
                            "query ends, for its state cannot go on: the state folder " + state + " takes nothing")
                    .contains("set fovea.state.directory to another folder");
        }
    }

    private static void replaceByFile(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.createFile(directory);
    }

    @Test
    void shouldServeOverTlsAloneAndSendItsCookieOverNothingElse() throws Exception {
        KeyFile keys = new KeyFile(folder.resolve("keys"));
        String key = keys.add(new Grant("chief", Role.ADMIN, Set.of(), null));
        KeyStore certificate = certificate();

        try (Service service = Service.start(
                folder,
                Map.of(
                        "fovea.query.security.keys", keys.path().toString(),
                        "quarkus.http.ssl.certificate.files",
                                pem(
                                        "CERTIFICATE",
                                        certificate.getCertificate("fovea").getEncoded()),
                        "quarkus.http.ssl.certificate.key-files",
                                pem("PRIVATE KEY", privateKey(certificate).getEncoded()),
                        "quarkus.http.insecure-requests", "disabled"))) {
            URI address = URI.create(service.awaitAddress());
            HttpRequest login = HttpRequest.newBuilder(address.resolve("/v1/session"))
                    .header("Authorization", "Bearer " + key)
                    .POST(BodyPublishers.noBody())
                    .build();
            try (HttpClient http =
                    HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
                var answer = http.send(login, BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
            }
            assertThat(address.getScheme()).isEqualTo("https");
            assertThat(service.output()).doesNotContain("http://");
        }
    }

    /** A certificate for this machine, signed by itself. */
    private KeyStore certificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("certificate.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "fovea",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Key privateKey(KeyStore store) throws GeneralSecurityException {
        return store.getKey("fovea", PASSWORD.toCharArray());
    }

    private String pem(String what, byte[] bytes) throws IOException {
        String text = "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END "
                + what + "-----\n";
        return Files.writeString(Files.createTempFile(folder, "tls", ".pem"), text)
                .toString();
    }

    private static SSLContext trusting(KeyStore certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("fovea", certificate.getCertificate("fovea"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
