package dev.fovea.load.camera;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A video file as an RTSP camera on loopback, served by GStreamer's RTSP server (Debian: {@code
 * gir1.2-gst-rtsp-server-1.0}, {@code python3-gi}, {@code gstreamer1.0-plugins-good} and {@code -bad}) in a process of
 * its own. Each client sees the file from its beginning.
 */
public final class RtspServer implements AutoCloseable {

    private static final String PYTHON = "/usr/bin/python3";

    private final Process process;
    private final URI address;

    private RtspServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Why there can be no RTSP server on this machine; empty if there can. */
    public static Optional<String> missing() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of(PYTHON))) {
            return Optional.of("there is no " + PYTHON);
        }
        Process probe = new ProcessBuilder(
                        PYTHON,
                        "-c",
                        "import gi; gi.require_version('GstRtspServer', '1.0');"
                                + " from gi.repository import Gst, GstRtspServer; Gst.init(None);"
                                + " assert all(Gst.ElementFactory.find(e) for e in ('qtdemux', 'h264parse', 'rtph264pay'))")
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream output = probe.getInputStream()) {
            said = new String(output.readAllBytes(), UTF_8).strip();
        }
        return probe.waitFor() == 0
                ? Optional.empty()
                : Optional.of("GStreamer's RTSP server is not installed (apt install gir1.2-gst-rtsp-server-1.0"
                        + " python3-gi gstreamer1.0-plugins-good gstreamer1.0-plugins-bad): "
                        + said.substring(said.lastIndexOf('\n') + 1));
    }

    /**
     * Serves a file.
     *
     * @param video MP4 with H.264
     * @param access what clients need; the password reaches the process through its environment, not its command line
     * @throws IOException if the server cannot be started; see {@link #missing}
     */
    public static RtspServer start(Path video, Optional<Access> access) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        PYTHON, "-u", "-c", script(), video.toAbsolutePath().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        access.ifPresent(a -> {
            builder.environment().put("RTSP_USER", a.user());
            builder.environment().put("RTSP_PASSWORD", a.password());
        });
        Process process = builder.start();
        BufferedReader output = process.inputReader(UTF_8);
        String port = output.readLine();
        if (port == null) {
            process.destroy();
            throw new IOException("the RTSP server for " + video + " ended before it listened");
        }
        return new RtspServer(process, URI.create("rtsp://127.0.0.1:" + port.strip() + "/camera"));
    }

    private static String script() throws IOException {
        try (InputStream in = RtspServer.class.getResourceAsStream("rtsp_server.py")) {
            return new String(
                    Objects.requireNonNull(in, "rtsp_server.py is missing in the jar")
                            .readAllBytes(),
                    UTF_8);
        }
    }

    public URI address() {
        return address;
    }

    /** The server's process, for faults. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly(); // It holds nothing that is worth a graceful end.
        process.onExit().join();
    }
}
