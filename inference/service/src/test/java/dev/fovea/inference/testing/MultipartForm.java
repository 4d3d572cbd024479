package dev.fovea.inference.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** A form as a browser sends it (RFC 7578). */
public final class MultipartForm {

    private static final String BOUNDARY = "----fovea-test-boundary";

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** Adds a file that says it is a JPEG. */
    public MultipartForm file(String name, byte[] content) {
        return part("name=\"picture\"; filename=\"" + name + "\"\r\nContent-Type: image/jpeg", content);
    }

    /** Adds a field that is no file. */
    public MultipartForm text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(UTF_8));
    }

    private MultipartForm part(String disposition, byte[] content) {
        parts.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(UTF_8));
        parts.writeBytes(content);
        parts.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    /** Its media type. */
    public String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    /** The whole form. */
    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return whole.toByteArray();
    }
}
