package dev.fovea.ingest.source;

import dev.fovea.ingest.picture.PictureHeader;
import dev.fovea.ingest.picture.Size;
import dev.fovea.topics.Reason;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP camera that sends JPEGs one after the other (MJPEG): they are published as they came, without decoding.
 *
 * <p>Sampled by the time of arrival. Only a picture larger than the camera's longest side is decoded and scaled.
 */
final class MultipartSource implements Source {

    private final OpenRequest request;
    private final TimedBody body;
    private final MultipartParser parser;
    private final Sampler sampler;
    private final Pictures pictures;

    MultipartSource(OpenRequest request, TimedBody body, MultipartParser parser) {
        this.request = request;
        this.body = body;
        this.parser = parser;
        this.sampler = new Sampler(request.camera().fps());
        this.pictures = new Pictures(request.camera().maxSide(), request.maxPixels());
    }

    @Override
    public @Nullable Shot read() throws SourceException, InterruptedException {
        request.deadline().begin(request.readTimeout());
        try {
            while (true) {
                MultipartParser.Part part = parser.poll();
                if (part != null) {
                    request.deadline().begin(request.readTimeout());
                    if (sampler.keeps(System.nanoTime() / 1000)) {
                        return shot(part);
                    }
                } else {
                    List<ByteBuffer> pieces = body.read(request.readTimeout());
                    if (pieces == null) {
                        throw new SourceException("the camera ended the stream");
                    }
                    if (request.deadline().over()) {
                        throw new SourceException(FfmpegError.timeout());
                    }
                    pieces.forEach(parser::feed);
                }
            }
        } finally {
            request.deadline().end();
        }
    }

    private Shot shot(MultipartParser.Part part) {
        byte[] bytes = part.body();
        if (bytes == null) {
            return new Shot.Broken(Reason.OVERSIZE, "a part of more than " + request.maxBytes() + " bytes");
        }
        Optional<Size> size = PictureHeader.size(bytes);
        return pictures.shot(bytes, size);
    }

    @Override
    public void close() {
        body.cancel();
    }
}
