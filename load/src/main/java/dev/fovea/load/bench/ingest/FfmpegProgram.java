package dev.fovea.load.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.load.bench.BenchException;
import dev.fovea.load.bench.figures.Round;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The {@code ffmpeg} program doing what ingest does with a file: decode with one thread, sample, scale, encode as JPEG.
 *
 * @param program an executable
 */
record FfmpegProgram(Path program) {

    private static final Pattern COST = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s rtime=([0-9.]+)s");

    /** MJPEG's quantiser whose pictures are about as large as OpenCV's of quality 85. */
    private static final String QUANTISER = "3";

    /** Finds it on the PATH. */
    static Optional<FfmpegProgram> find() {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "ffmpeg"))
                .filter(Files::isExecutable)
                .map(FfmpegProgram::new)
                .findFirst();
    }

    /**
     * Makes pictures of a clip, which is played again and again.
     *
     * @param frames to make
     * @param fps kept of each second of the clip
     * @param width of the pictures; the height follows
     */
    Round measure(Path clip, int frames, double fps, int width) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "-nostdin",
                        "-hide_banner",
                        "-nostats",
                        "-benchmark",
                        "-threads",
                        "1",
                        "-stream_loop",
                        "-1",
                        "-i",
                        clip.toString(),
                        "-an",
                        "-filter_threads",
                        "1",
                        "-vf",
                        "fps=" + fps + ",scale=" + width + ":-2:flags=area",
                        "-frames:v",
                        Integer.toString(frames),
                        "-c:v",
                        "mjpeg",
                        "-threads",
                        "1",
                        "-q:v",
                        QUANTISER,
                        "-f",
                        "image2pipe",
                        "-y",
                        "/dev/null"))
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream output = process.getInputStream()) {
            said = new String(output.readAllBytes(), UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new BenchException("ffmpeg failed on " + clip + ":\n" + said);
        }
        return cost(said, frames);
    }

    /** Reads what {@code -benchmark} prints last. */
    static Round cost(String said, int frames) {
        MatchResult cost = COST.matcher(said)
                .results()
                .reduce((first, last) -> last)
                .orElseThrow(() -> new BenchException("ffmpeg did not say what it used:\n" + said));
        double user = Double.parseDouble(cost.group(1));
        double system = Double.parseDouble(cost.group(2));
        return new Round(frames, Double.parseDouble(cost.group(3)), user + system);
    }
}
