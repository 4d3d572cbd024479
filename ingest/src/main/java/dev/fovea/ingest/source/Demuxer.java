package dev.fovea.ingest.source;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's reading side: opens a source and gives the packets of its best video stream.
 *
 * <p>JavaCV's {@code FFmpegFrameGrabber} is not used: it sets its interrupt callback only after the source is open,
 * turns error codes into text, and puts the address with its password into that text. Owns the format context and the
 * packet.
 */
final class Demuxer implements AutoCloseable {

    static {
        // FFmpeg's own messages hold addresses with passwords.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
        avdevice.avdevice_register_all();
        avformat.avformat_network_init();
        ProxyEnvironment.clear();
    }

    private final OpenRequest request;
    private final AVFormatContext context;
    private final Pointer ticket;
    private final AVPacket packet;
    private final int stream;

    Demuxer(OpenRequest request) throws SourceException {
        this.request = request;
        context = avformat.avformat_alloc_context();
        ticket = Interrupts.add(context, request.deadline());
        packet = av_packet_alloc();
        try {
            stream = open(VideoOptions.of(request));
        } catch (SourceException e) {
            close();
            throw e;
        }
    }

    private int open(VideoOptions how) throws SourceException {
        AVDictionary options = new AVDictionary(null);
        try (var _ = request.deadline().within(request.openTimeout())) {
            how.options().forEach((name, value) -> avutil.av_dict_set(options, name, value, 0));
            AVInputFormat format = how.format() == null ? null : avformat.av_find_input_format(how.format());
            check(avformat.avformat_open_input(context, how.location(), format, options));
            check(avformat.avformat_find_stream_info(context, (PointerPointer<?>) null));
            return check(avformat.av_find_best_stream(
                    context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0));
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private int check(int code) throws SourceException {
        if (code < 0) {
            throw new SourceException(
                    code == avutil.AVERROR_EXIT() ? FfmpegError.timeout() : FfmpegError.message(code));
        }
        return code;
    }

    AVStream stream() {
        return context.streams(stream);
    }

    /**
     * The next packet of the video stream, valid until the next call, or null at the end.
     *
     * @throws SourceException if the source failed or gave nothing in time
     */
    @Nullable
    AVPacket next() throws SourceException {
        try (var _ = request.deadline().within(request.readTimeout())) {
            do {
                av_packet_unref(packet);
                int code = avformat.av_read_frame(context, packet);
                if (code == avutil.AVERROR_EOF()) {
                    return null;
                }
                check(code);
            } while (packet.stream_index() != stream);
            return packet;
        }
    }

    /** Goes back to the first packet. */
    void rewind() throws SourceException {
        try (var _ = request.deadline().within(request.readTimeout())) {
            check(avformat.avformat_seek_file(context, -1, Long.MIN_VALUE, 0, Long.MAX_VALUE, 0));
        }
    }

    @Override
    public void close() {
        av_packet_free(packet);
        if (!context.isNull()) {
            try (var _ = request.deadline().within(request.readTimeout())) {
                avformat.avformat_close_input(context);
            }
        }
        Interrupts.remove(ticket);
    }
}
