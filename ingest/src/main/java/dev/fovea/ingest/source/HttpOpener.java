package dev.fovea.ingest.source;

import dev.fovea.ingest.network.HttpGateway;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens an HTTP source and chooses its reader by what the camera answers: JPEGs in a multipart body are read here, any
 * other video goes to FFmpeg, and so does a camera that asks for digest authentication, which the JDK's client lacks.
 */
final class HttpOpener {

    private final HttpClient http;

    HttpOpener(HttpClient http) {
        this.http = http;
    }

    Source open(OpenRequest request) throws SourceException, InterruptedException {
        Target target = Target.of(request.location());
        HttpResponse<TimedBody> response = send(request, target);
        TimedBody body = response.body();
        String type = response.headers().firstValue("Content-Type").orElse("");
        Optional<String> boundary = MultipartParser.boundary(type);
        if (response.statusCode() == 200 && boundary.isPresent()) {
            return new MultipartSource(request, body, new MultipartParser(boundary.get(), request.maxBytes()));
        }
        body.cancel();
        boolean digest = response.headers().allValues("WWW-Authenticate").stream()
                .anyMatch(c -> c.toLowerCase(Locale.ROOT).startsWith("digest"));
        if (response.statusCode() == 200 || (response.statusCode() == 401 && digest && target.hasUser())) {
            return new VideoSource(request, () -> {});
        }
        Optional<String> unreached = response.headers().firstValue(HttpGateway.REASON);
        throw new SourceException(
                unreached.isPresent() && response.statusCode() == 502
                        ? URLDecoder.decode(unreached.get(), StandardCharsets.UTF_8)
                        : refusal(response.statusCode()));
    }

    private HttpResponse<TimedBody> send(OpenRequest request, Target target)
            throws SourceException, InterruptedException {
        HttpRequest.Builder get = HttpRequest.newBuilder(target.uri())
                .timeout(request.openTimeout())
                .header("User-Agent", "Fovea")
                .header("Accept", "multipart/x-mixed-replace, image/jpeg, video/*, */*;q=0.5");
        target.basic().ifPresent(b -> get.header("Authorization", b));
        try (var _ = request.deadline().within(request.openTimeout())) {
            return http.send(get.build(), info -> new TimedBody());
        } catch (HttpTimeoutException e) {
            throw new SourceException(FfmpegError.timeout());
        } catch (IOException e) {
            throw new SourceException("the camera broke the connection off before it answered");
        }
    }

    private static String refusal(int status) {
        return switch (status) {
            case 401 ->
                "wrong user or password (401): check the camera's account and the secret that the source refers"
                        + " to";
            case 403 -> "the camera forbids this stream to its user (403): give the user the right to watch it";
            case 404 -> "the host is there but has no such stream (404): check the path of the source";
            case 301, 302, 303, 307, 308 ->
                "the camera redirects to another address (" + status + "): write that address as the source";
            default -> "the camera answered " + status + " where a stream was expected: look at the camera's own log";
        };
    }

    /** An address split into what is requested and who asks; holds secrets. */
    private record Target(URI uri, String userInfo) {

        static Target of(String location) throws SourceException {
            int start = location.indexOf("://") + 3;
            int end = start + location.substring(start).split("[/?#]", 2)[0].length();
            int at = location.lastIndexOf('@', end - 1);
            boolean user = at >= start;
            String plain = user ? location.substring(0, start) + location.substring(at + 1) : location;
            try {
                return new Target(URI.create(plain), user ? location.substring(start, at) : "");
            } catch (IllegalArgumentException e) {
                throw new SourceException(
                        "its address has a character that URLs do not allow: percent-encode it (a space is %20)");
            }
        }

        boolean hasUser() {
            return !userInfo.isEmpty();
        }

        Optional<String> basic() {
            if (!hasUser()) {
                return Optional.empty();
            }
            String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
            String full = plain.indexOf(':') < 0 ? plain + ":" : plain;
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(full.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return "Target[" + uri.getHost() + "]";
        }
    }
}
