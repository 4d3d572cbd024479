package dev.fovea.ingest.it;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** GStreamer's RTSP server in a process of its own, serving a clip as {@code /clip}. */
final class RtspServer implements AutoCloseable {

    private static final int NOT_INSTALLED = 77;

    private final Process process;

    private RtspServer(Process process) {
        this.process = process;
    }

    /**
     * Starts it and waits until it listens. The calling test is skipped where the server is not installed.
     *
     * @param account nothing, or a user and a password
     */
    static RtspServer start(int port, Path clip, String... account) throws IOException, InterruptedException {
        // Debian's interpreter: another one that comes first in the path lacks Debian's python3-gi.
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                Path.of("src", "test", "python", "rtsp_server.py").toString(),
                "" + port,
                "" + clip));
        command.addAll(List.of(account));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeThat(false)
                    .as("python3 is installed for the RTSP server: " + e.getMessage())
                    .isTrue();
            throw e;
        }
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        if (!"ready".equals(line)) {
            assumeThat(process.waitFor())
                    .as("GStreamer's RTSP server is installed (apt-get install python3-gi gir1.2-gst-rtsp-server-1.0"
                            + " gstreamer1.0-plugins-good gstreamer1.0-plugins-bad): " + line)
                    .isNotEqualTo(NOT_INSTALLED);
            throw new IOException("the RTSP server ended with " + process.exitValue() + ": " + line);
        }
        return new RtspServer(process);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
