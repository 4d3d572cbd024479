package dev.fovea.load.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for secrets in bytes: as they are, URL-encoded, and inside Base64 at any of its three alignments. */
public final class SecretSearch {

    private static final int SHORTEST = 8;

    /** Text to look for, by the name of the secret and the form. */
    private final Map<String, Map<String, String>> forms = new LinkedHashMap<>();

    /**
     * @param secrets by name; a value is at least 8 characters long, or chance would find it
     * @throws IllegalArgumentException if a value is shorter
     */
    public SecretSearch(Map<String, String> secrets) {
        secrets.forEach((name, value) -> {
            if (value.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "secret '" + name + "' has less than " + SHORTEST + " characters; chance would find it");
            }
            forms.put(name, formsOf(value));
        });
    }

    /** Every secret that occurs in the bytes, each form once. */
    public List<Leak> search(String where, byte[] bytes) {
        List<Leak> leaks = new ArrayList<>();
        String text = new String(bytes, ISO_8859_1);
        forms.forEach((name, all) -> all.forEach((form, written) -> {
            if (text.contains(written)) {
                leaks.add(new Leak(name, form, where));
            }
        }));
        return leaks;
    }

    private static Map<String, String> formsOf(String value) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("raw", new String(value.getBytes(UTF_8), ISO_8859_1));
        forms.put("URL-encoded", URLEncoder.encode(value, UTF_8));
        forms.put("URL-encoded with %20", URLEncoder.encode(value, UTF_8).replace("+", "%20"));
        for (int before = 0; before < 3; before++) {
            forms.put("Base64 after " + before, base64(value, before));
        }
        return forms;
    }

    /**
     * The characters of Base64 that depend on the value alone when {@code before} bytes (modulo 3) stand in front of it
     * and anything behind.
     */
    private static String base64(String value, int before) {
        byte[] secret = value.getBytes(UTF_8);
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return encoded.substring(from, to);
    }
}
