package dev.fovea.load.ship;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and self-signed certificates in a folder, and one store of all those that are trusted; made by keytool. */
public final class Certificates {

    private static final String PASSWORD = "only-for-a-test";

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes a key whose certificate names the principal {@code User:CN=name}, and trusts it. */
    public void add(String name) throws IOException, InterruptedException {
        Path certificate = folder.resolve(name + ".crt");
        Path own = store(name);
        keytool(
                "-genkeypair -alias key -keyalg EC -validity 2 -dname CN=" + name + " -ext san=ip:127.0.0.1 -keystore",
                own);
        keytool("-exportcert -alias key -file " + certificate + " -keystore", own);
        keytool("-importcert -noprompt -alias " + name + " -file " + certificate + " -keystore", store("trusted"));
    }

    /** Settings of Kafka, client or broker, that come by the name's key and trust all. */
    Map<String, String> settings(String name) {
        return Map.of(
                "ssl.keystore.location",
                store(name).toString(),
                "ssl.keystore.password",
                PASSWORD,
                "ssl.truststore.location",
                store("trusted").toString(),
                "ssl.truststore.password",
                PASSWORD);
    }

    /** TLS as a server has it that comes by the name's key. */
    public SSLContext server(String name) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static void keytool(String arguments, Path store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of(store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + output);
        }
    }
}
