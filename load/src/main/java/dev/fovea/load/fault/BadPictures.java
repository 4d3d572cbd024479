package dev.fovea.load.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.topics.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures that no camera should send, each with the reason for which it must be rejected. */
final class BadPictures {

    /**
     * One of them.
     *
     * @param reason empty where a decoder may as well make sense of it
     */
    @SuppressWarnings("ArrayRecordComponent") // Neither copied nor compared.
    record Bad(byte[] bytes, Optional<Reason> reason) {}

    private static final int SOF = 0xc0;
    private static final int APP1 = 0xe1;

    private BadPictures() {}

    /** By name. */
    static Map<String, Bad> all() throws IOException {
        byte[] jpeg = encoded("jpeg", new BufferedImage(320, 180, BufferedImage.TYPE_3BYTE_BGR));
        Map<String, Bad> all = new LinkedHashMap<>();
        all.put("no bytes", bad(new byte[0], Reason.DECODE_ERROR));
        all.put("a text", bad("this is no picture".getBytes(UTF_8), Reason.DECODE_ERROR));
        all.put("the first two bytes of a JPEG", bad(Arrays.copyOf(jpeg, 2), Reason.DECODE_ERROR));
        all.put("a JPEG that says 65535×65535", bad(ofSize(jpeg, 65_535), Reason.PIXEL_LIMIT));
        all.put("a JPEG that says 0×0", bad(ofSize(jpeg, 0), Reason.DECODE_ERROR));
        all.put("the first half of a JPEG", either(Arrays.copyOf(jpeg, jpeg.length / 2)));
        all.put("a JPEG with 5 MiB of EXIF", either(withExif(jpeg, 80)));
        all.put("one pixel", either(encoded("png", new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR))));
        all.put("16 bits a pixel", either(encoded("png", new BufferedImage(320, 180, BufferedImage.TYPE_USHORT_GRAY))));
        return all;
    }

    private static Bad bad(byte[] bytes, Reason reason) {
        return new Bad(bytes, Optional.of(reason));
    }

    private static Bad either(byte[] bytes) {
        return new Bad(bytes, Optional.empty());
    }

    private static byte[] encoded(String format, BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IOException("this JDK writes no " + format);
        }
        return bytes.toByteArray();
    }

    /** With other sides in the frame header (ITU-T T.81, B.2.2), as a bomb has. */
    private static byte[] ofSize(byte[] jpeg, int side) {
        byte[] changed = jpeg.clone();
        int at = 2;
        while ((changed[at + 1] & 0xff) != SOF) {
            at += 2 + (((changed[at + 2] & 0xff) << 8) | (changed[at + 3] & 0xff));
        }
        for (int i = at + 5; i < at + 9; i += 2) {
            changed[i] = (byte) (side >> 8);
            changed[i + 1] = (byte) side;
        }
        return changed;
    }

    /** With so many segments of metadata of the greatest length. */
    private static byte[] withExif(byte[] jpeg, int segments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        byte[] segment = new byte[2 + 0xffff];
        segment[0] = (byte) 0xff;
        segment[1] = (byte) APP1;
        segment[2] = (byte) 0xff;
        segment[3] = (byte) 0xff;
        for (int i = 0; i < segments; i++) {
            bytes.writeBytes(segment);
        }
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }
}
