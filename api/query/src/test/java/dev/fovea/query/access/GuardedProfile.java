package dev.fovea.query.access;

import dev.fovea.query.keys.Grant;
import dev.fovea.query.keys.KeyFile;
import dev.fovea.query.keys.Role;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that asks who comes: one key for each kind of login, and an issuer of tokens by its public key.
 *
 * <p>Everything lies in files: the framework loads this class twice, once for the service and once for the tests.
 */
public final class GuardedProfile implements QuarkusTestProfile {

    /** Requests of one login at once; then one a second. */
    static final int BURST = 600;

    private static final String FOLDER = "guarded.profile.folder";

    private static synchronized Path folder() {
        String known = System.getProperty(FOLDER);
        if (known != null) {
            return Path.of(known);
        }
        try {
            Path folder = Files.createTempDirectory("fovea-guarded-");
            key(folder, new Grant("viewer", Role.VIEWER, Set.of(), null));
            key(folder, new Grant("scoped", Role.VIEWER, Set.of("yard"), null));
            key(folder, new Grant("operator", Role.OPERATOR, Set.of(), null));
            key(folder, new Grant("admin", Role.ADMIN, Set.of(), null));
            key(folder, new Grant("hasty", Role.VIEWER, Set.of(), null));
            key(folder, new Grant("expired", Role.ADMIN, Set.of(), Instant.EPOCH));
            KeyPair issuer = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            Files.write(folder.resolve("issuer.private"), issuer.getPrivate().getEncoded());
            Files.write(folder.resolve("issuer.public"), issuer.getPublic().getEncoded());
            System.setProperty(FOLDER, folder.toString());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void key(Path folder, Grant grant) throws IOException {
        Files.writeString(folder.resolve(grant.name() + ".key"), new KeyFile(folder.resolve("keys")).add(grant));
    }

    /** The file that the service reads. */
    static KeyFile file() {
        return new KeyFile(folder().resolve("keys"));
    }

    /** The key of a login by the word of the tables in the tests; null for nobody. */
    static @Nullable String key(String login) {
        Path file = folder().resolve(login + ".key");
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs the tokens of the issuer. */
    static PrivateKey signer() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder().resolve("issuer.private"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>();
        settings.put("fovea.query.security.keys", file().path().toString());
        settings.put("fovea.query.security.requests-per-second", "1");
        settings.put("fovea.query.security.burst", Integer.toString(BURST));
        settings.put("quarkus.oidc.tenant-enabled", "true");
        try {
            settings.put(
                    "quarkus.oidc.public-key",
                    Base64.getEncoder().encodeToString(Files.readAllBytes(folder().resolve("issuer.public"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
