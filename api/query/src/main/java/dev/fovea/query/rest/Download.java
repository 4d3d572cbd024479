package dev.fovea.query.rest;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/**
 * A body that is written while it is read. Where it cannot go on after it has begun, it is broken off, so that no client takes
 * for whole what is not: RESTEasy would write the error's text behind it and end it well. The connection goes with it, and
 * whatever else of the client's HTTP/2 shares. For worker threads only.
 */
final class Download implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(Download.class);

    /** RFC 9113, section 7. */
    private static final long INTERNAL_ERROR = 0x2;

    private final HttpServerRequest request;
    private final StreamingOutput body;

    /** @param request that is answered */
    Download(HttpServerRequest request, StreamingOutput body) {
        this.request = request;
        this.body = body;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try {
            body.write(out);
        } catch (IOException | RuntimeException e) {
            if (!request.response().headWritten()) {
                throw e;
            }
            LOG.warnf("a download of %s is broken off: %s", request.path(), e.getMessage());
            breakOff();
        }
    }

    /** Ends the stream of HTTP/2, or the connection, without an end of the body. */
    private void breakOff() {
        HttpServerResponse response = request.response();
        // RESTEasy's own handler would end the body well once it sees the connection close.
        response.exceptionHandler(e -> LOG.debugf("a download of %s has ended: %s", request.path(), e.getMessage()));
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset(INTERNAL_ERROR);
        } else {
            request.connection()
                    .close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
