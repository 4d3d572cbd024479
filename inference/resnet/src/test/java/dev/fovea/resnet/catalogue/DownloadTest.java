package dev.fovea.resnet.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.packages.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final int LENGTH = 300_000;
    private static final int CUT = 100_000;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[LENGTH];
    private final List<String> told = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private FileServer server;
    private String sha256;

    @BeforeEach
    void serve() throws IOException {
        new Random(1).nextBytes(content);
        server = new FileServer(content);
        Path whole = folder.resolve("expected");
        Files.write(whole, content);
        sha256 = Sha256.of(whole);
        Files.delete(whole);
    }

    @AfterEach
    void stop() {
        server.close();
        http.close();
    }

    private Download download(int tries) {
        return new Download(
                http,
                folder,
                new DownloadProgress() {
                    @Override
                    public void begins(String file, long done, long bytes) {
                        told.add(file + " from " + done + " of " + bytes);
                    }

                    @Override
                    public void reached(long done) {
                        if (done == LENGTH) {
                            told.add("whole");
                        }
                    }

                    @Override
                    public void ended() {
                        told.add("ended");
                    }
                },
                tries);
    }

    private PinnedFile file(URI... urls) {
        return new PinnedFile(List.of(urls), sha256, LENGTH);
    }

    private Path part() {
        return folder.resolve(".net.onnx.part");
    }

    @Test
    void shouldFetchAFileAndTellHowFarItHasCome() throws Exception {
        Path file = download(1).fetch(file(server.url("net.onnx")));

        assertThat(file).isEqualTo(folder.resolve("net.onnx")).hasBinaryContent(content);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(told).containsExactly("net.onnx from 0 of " + LENGTH, "whole", "ended");
    }

    @Test
    void shouldNotFetchWhatIsThereAlready() throws Exception {
        download(1).fetch(file(server.url("net.onnx")));

        download(1).fetch(file(server.url("net.onnx")));

        assertThat(server.ranges()).containsExactly("whole");
    }

    @Test
    void shouldGoOnWhereTheConnectionWasCut() throws Exception {
        server.cutNextAfter(CUT);

        Path file = download(2).fetch(file(server.url("net.onnx")));

        assertThat(file).hasBinaryContent(content);
        assertThat(server.ranges()).hasSize(2);
        assertThat(server.ranges().getLast()).matches("bytes=[1-9]\\d*-");
    }

    @Test
    void shouldGoOnInAnotherRunWithWhatTheFirstHadKept() throws Exception {
        server.cutNextAfter(CUT);
        assertThatThrownBy(() -> download(1).fetch(file(server.url("net.onnx"))))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("What came is kept");
        assertThat(folder.resolve("net.onnx")).doesNotExist();
        long kept = Files.size(part());

        Path file = download(1).fetch(file(server.url("net.onnx")));

        assertThat(file).hasBinaryContent(content);
        assertThat(server.ranges()).containsExactly("whole", "bytes=" + kept + "-");
    }

    @Test
    void shouldBeginAgainWhereTheServerKnowsNoRanges() throws Exception {
        server.forgetRanges();
        server.cutNextAfter(CUT);

        Path file = download(2).fetch(file(server.url("net.onnx")));

        assertThat(file).hasBinaryContent(content);
        assertThat(told).filteredOn(t -> t.contains("from")).allMatch(t -> t.contains("from 0"));
    }

    @Test
    void shouldKeepNothingOfAFileWithAnotherHash() {
        PinnedFile other = new PinnedFile(List.of(server.url("net.onnx")), "0".repeat(64), LENGTH);

        assertThatThrownBy(() -> download(3).fetch(other))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("sha256 " + sha256 + " where 0000")
                .hasMessageContaining("another file there");
        assertThat(folder).isEmptyDirectory();
        assertThat(server.ranges()).hasSize(1);
    }

    @Test
    void shouldBeginAgainWhenWhatWasKeptIsAtFault() throws Exception {
        Files.write(part(), new byte[CUT]);

        Path file = download(2).fetch(file(server.url("net.onnx")));

        assertThat(file).hasBinaryContent(content);
        assertThat(server.ranges()).containsExactly("bytes=" + CUT + "-", "whole");
    }

    @Test
    void shouldStopAtMoreBytesThanPinned() {
        PinnedFile shorter = new PinnedFile(List.of(server.url("net.onnx")), sha256, CUT);

        assertThatThrownBy(() -> download(1).fetch(shorter)).hasMessageContaining("more than the " + CUT + " bytes");
    }

    @Test
    void shouldTryTheNextAddressWhereTheFirstDoesNotHaveIt() throws Exception {
        try (FileServer gone = new FileServer(content)) {
            gone.fail(404);

            Path file = download(3).fetch(file(gone.url("net.onnx"), server.url("other-name")));

            assertThat(file).isEqualTo(folder.resolve("net.onnx")).hasBinaryContent(content);
            assertThat(gone.ranges()).hasSize(1);
        }
    }

    @Test
    void shouldSayForEachAddressWhyItDidNotWork() throws Exception {
        server.fail(503);
        URI nobody = URI.create("http://127.0.0.1:1/net.onnx");

        assertThatThrownBy(() -> download(1).fetch(file(nobody, server.url("net.onnx"))))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("127.0.0.1:1/net.onnx: no answer")
                .hasMessageContaining("status 503");
    }

    @Test
    void shouldLeaveNoFileWhenTheDiskRefuses() throws Exception {
        Files.createDirectories(part().resolve("in the way"));

        assertThatThrownBy(() -> download(1).fetch(file(server.url("net.onnx"))))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("net.onnx")).doesNotExist();
    }
}
