package dev.fovea.ingest.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MultipartParserTest {

    static final int LIMIT = 1000;

    @Property(tries = 200)
    void shouldGiveTheSamePartsHoweverTheBodyIsSplit(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = LIMIT) Integer> sizes,
            @ForAll boolean withLength,
            @ForAll boolean crlf,
            @ForAll @IntRange(min = 1, max = 700) int piece,
            @ForAll long seed) {
        List<byte[]> bodies = bodies(sizes, seed);
        byte[] stream = stream(bodies, withLength, crlf ? "\r\n" : "\n");

        List<byte @Nullable []> parts = parse(stream, piece);

        assertThat(parts).hasSize(bodies.size());
        for (int i = 0; i < parts.size(); i++) {
            assertThat(parts.get(i)).isEqualTo(bodies.get(i));
        }
    }

    @Property(tries = 200)
    void shouldPassOverAPartThatIsTooLargeAndKeepTheNext(
            @ForAll boolean withLength, @ForAll @IntRange(min = 1, max = 70_000) int piece) {
        List<byte[]> bodies = bodies(List.of(10, 200_000, 20), 1);
        byte[] stream = stream(bodies, withLength, "\r\n");

        List<byte @Nullable []> parts = parse(stream, piece);

        assertThat(parts).hasSize(3);
        assertThat(parts.get(0)).isEqualTo(bodies.get(0));
        assertThat(parts.get(1)).isNull();
        assertThat(parts.get(2)).isEqualTo(bodies.get(2));
    }

    @Test
    void shouldGiveAPartOfKnownLengthBeforeTheNextBoundaryCame() {
        MultipartParser parser = new MultipartParser("frame", LIMIT);

        parser.feed(bytes("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\n\r\nabc"));

        assertThat(Objects.requireNonNull(parser.poll()).body()).isEqualTo("abc".getBytes(ISO_8859_1));
    }

    @Test
    void shouldAcceptABoundaryThatIsAnnouncedWithItsHyphens() {
        MultipartParser parser = new MultipartParser("--frame", LIMIT);

        parser.feed(bytes("--frame\r\n\r\nabc\r\n--frame\r\n"));

        assertThat(parser.poll()).isNotNull();
    }

    @Test
    void shouldStayBoundedWhenABodyNeverHasABoundary() {
        MultipartParser parser = new MultipartParser("frame", LIMIT);

        for (int i = 0; i < 1000; i++) {
            parser.feed(ByteBuffer.wrap(new byte[10_000]));
        }

        assertThat(parser.poll()).isNull();
        assertThat(parser.capacity()).isLessThanOrEqualTo(64 << 10);
    }

    @Test
    void shouldReadTheBoundaryOfAContentType() {
        assertThat(MultipartParser.boundary("multipart/x-mixed-replace; boundary=\"a b\""))
                .contains("a b");
        assertThat(MultipartParser.boundary("multipart/x-mixed-replace;boundary=--x"))
                .contains("--x");
        assertThat(MultipartParser.boundary("image/jpeg")).isEmpty();
    }

    private static List<byte[]> bodies(List<Integer> sizes, long seed) {
        Random random = new Random(seed);
        List<byte[]> bodies = new ArrayList<>();
        for (int size : sizes) {
            byte[] body = new byte[size];
            random.nextBytes(body);
            if (size > 0) {
                body[size - 1] = 'x'; // A line end before the boundary belongs to the boundary.
            }
            bodies.add(body);
        }
        return bodies;
    }

    private static byte[] stream(List<byte[]> bodies, boolean withLength, String lineEnd) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] body : bodies) {
            String headers = "--frame" + lineEnd + "Content-Type: image/jpeg" + lineEnd
                    + (withLength ? "Content-Length: " + body.length + lineEnd : "") + lineEnd;
            out.writeBytes(headers.getBytes(ISO_8859_1));
            out.writeBytes(body);
            out.writeBytes(lineEnd.getBytes(ISO_8859_1));
        }
        out.writeBytes(("--frame--" + lineEnd).getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static List<byte @Nullable []> parse(byte[] stream, int piece) {
        MultipartParser parser = new MultipartParser("frame", LIMIT);
        List<byte @Nullable []> parts = new ArrayList<>();
        for (int from = 0; from < stream.length; from += piece) {
            parser.feed(ByteBuffer.wrap(stream, from, Math.min(piece, stream.length - from)));
            for (MultipartParser.Part part = parser.poll(); part != null; part = parser.poll()) {
                parts.add(part.body());
            }
        }
        return parts;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }
}
