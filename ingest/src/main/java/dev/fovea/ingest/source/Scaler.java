package dev.fovea.ingest.source;

import dev.fovea.ingest.picture.Size;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Converts decoded frames to BGR and to the published size in one pass. Owns the conversion context and the picture's
 * buffer, which the next call overwrites. Follows a change of the stream's size or format.
 */
final class Scaler implements AutoCloseable {

    private final int maxSide;
    private final IntPointer strides = new IntPointer(4L);
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4L);
    private @Nullable SwsContext context;
    private ByteBuffer bgr = ByteBuffer.allocateDirect(0);

    Scaler(int maxSide) {
        this.maxSide = maxSide;
    }

    Shot.Decoded scale(AVFrame frame) throws SourceException {
        Size from = new Size(frame.width(), frame.height());
        Size to = from.within(maxSide);
        context = swscale.sws_getCachedContext(
                context,
                from.width(),
                from.height(),
                frame.format(),
                to.width(),
                to.height(),
                avutil.AV_PIX_FMT_BGR24,
                to.equals(from) ? swscale.SWS_BILINEAR : swscale.SWS_AREA,
                null,
                null,
                (DoublePointer) null);
        if (context == null || context.isNull()) {
            throw new SourceException(
                    "its pixel format cannot be converted; set the camera to H.264 with 4:2:0 colour");
        }
        int bytes = Math.toIntExact(to.pixels() * 3);
        if (bgr.capacity() != bytes) {
            bgr = ByteBuffer.allocateDirect(bytes);
        }
        try (BytePointer pixels = new BytePointer(bgr)) {
            planes.put(0, pixels);
            strides.put(0, to.width() * 3);
            swscale.sws_scale(context, frame.data(), frame.linesize(), 0, from.height(), planes, strides);
        }
        return new Shot.Decoded(bgr, to.width(), to.height());
    }

    @Override
    public void close() {
        if (context != null) {
            swscale.sws_freeContext(context);
            context = null;
        }
        strides.close();
        planes.close();
    }
}
