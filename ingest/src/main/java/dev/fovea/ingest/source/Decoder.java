package dev.fovea.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONKEY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns packets of one stream into decoded frames. Owns the codec context and the frame.
 *
 * <p>One thread a camera: an instance runs many cameras, and frame threads would add a picture of delay for each.
 */
final class Decoder implements AutoCloseable {

    private final AVCodecContext context;
    private final AVFrame frame;

    Decoder(AVStream stream, boolean keyframesOnly, long maxPixels) throws SourceException {
        AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new SourceException(
                    "its video is in a codec that this FFmpeg cannot decode; set the camera to H.264");
        }
        context = avcodec_alloc_context3(codec);
        frame = av_frame_alloc();
        avcodec_parameters_to_context(context, stream.codecpar());
        context.thread_count(1);
        context.max_pixels(maxPixels);
        if (keyframesOnly) {
            context.skip_frame(AVDISCARD_NONKEY);
        }
        int code = avcodec_open2(context, codec, (PointerPointer<?>) null);
        if (code < 0) {
            close();
            throw new SourceException("its video cannot be decoded. " + FfmpegError.message(code));
        }
    }

    /**
     * Gives the decoder a packet, or null at the end of the stream. A damaged packet is passed over: the decoder goes on
     * with the next one.
     *
     * @return whether the packet was taken undamaged
     */
    boolean send(@Nullable AVPacket packet) {
        return avcodec_send_packet(context, packet) >= 0;
    }

    /** The next frame in the order of display, valid until the next call, or null if another packet is needed. */
    @Nullable
    AVFrame receive() {
        return avcodec_receive_frame(context, frame) >= 0 ? frame : null;
    }

    /** Forgets the stream's past, after a rewind. */
    void flush() {
        avcodec_flush_buffers(context);
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avcodec_free_context(context);
    }
}
