package dev.fovea.load.camera;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.javacv.FFmpegFrameRecorder;

/**
 * A synthetic camera as a live HLS stream (RFC 8216) on loopback: FFmpeg's muxer writes segments of about a second and
 * keeps the playlist at six, the JDK's file server serves them.
 */
public final class HlsServer implements AutoCloseable {

    private static final String PLAYLIST = "live.m3u8";

    private final HttpServer files;
    private final ExecutorService recording = Executors.newSingleThreadExecutor();
    private final Future<?> end;
    private volatile boolean stopped;

    /**
     * Starts to record and to serve.
     *
     * @param folder existing and empty, absolute
     */
    public HlsServer(Path folder, SyntheticCamera camera) throws IOException {
        files = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder, OutputLevel.NONE);
        files.start();
        end = recording.submit(() -> {
            record(folder, camera);
            return null;
        });
    }

    /** Where the playlist is; it is not there before the first segment is whole, after about a second. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + files.getAddress().getPort() + "/" + PLAYLIST);
    }

    private void record(Path folder, SyntheticCamera camera) throws IOException {
        try (FFmpegFrameRecorder recorder = VideoFile.recorder(folder.resolve(PLAYLIST), camera, "hls")) {
            recorder.setOption("hls_time", "1");
            recorder.setOption("hls_list_size", "6");
            recorder.setOption("hls_flags", "delete_segments+temp_file");
            recorder.start();
            long begin = System.nanoTime();
            long[] frame = {0};
            VideoFile.record(recorder, camera, Integer.MAX_VALUE, () -> {
                long due = begin + (long) (frame[0]++ * 1e9 / camera.fps());
                for (long left = due - System.nanoTime(); left > 0 && !stopped; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(Math.min(left, Duration.ofMillis(100).toNanos()));
                }
                return !stopped;
            });
            recorder.stop();
        }
    }

    /**
     * Ends the stream.
     *
     * @throws IOException if the recording had failed
     */
    @Override
    public void close() throws IOException {
        stopped = true;
        recording.close();
        files.stop(0);
        if (end.state() == Future.State.FAILED) {
            throw new IOException("the HLS stream could not be recorded", end.exceptionNow());
        }
    }
}
