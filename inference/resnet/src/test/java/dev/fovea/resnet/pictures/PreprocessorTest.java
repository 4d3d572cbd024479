package dev.fovea.resnet.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.resnet.packages.InputFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PreprocessorTest {

    private static final PictureLimits LIMITS = new PictureLimits(100_000, 1_000_000);

    @Test
    void shouldWriteChannelsInTheOrderRedGreenBlue() throws Exception {
        byte[] picture = png(8, 8, new Color(200, 100, 50));

        byte[] pixels = whole(InputFormat.stretch(2, 2), picture);

        assertThat(pixels).containsExactly(repeated(4, 200, 100, 50));
    }

    @Test
    void shouldStretchTheLeftAndRightHalvesIntoTheLeftAndRightPixels() throws Exception {
        byte[] picture = png(halves(16, 4));

        byte[] pixels = whole(InputFormat.stretch(2, 1), picture);

        assertThat(pixels).containsExactly(bytes(255, 0, 0, 0, 0, 255));
    }

    @Test
    void shouldCutOutTheCentreOfTheResizedPicture() throws Exception {
        // A red left quarter, blue elsewhere: the square centre of an 8x4 picture begins where the red ends.
        BufferedImage image = filled(8, 4, Color.BLUE);
        fill(image, 0, 0, 2, 4, Color.RED);

        byte[] pixels = whole(InputFormat.crop(2, 2, 2), png(image));

        assertThat(pixels).containsExactly(repeated(4, 0, 0, 255));
    }

    @Test
    void shouldKeepAnExtremelyLongPictureSmallWhenItsShorterSideIsResized() throws Exception {
        byte[] pixels = whole(InputFormat.crop(224, 224, 256), png(20_000, 2, Color.GREEN));

        assertThat(pixels).containsExactly(repeated(224 * 224, 0, 255, 0));
    }

    @Test
    void shouldWriteEachRegionIntoItsOwnSlotAndLeaveTheOthers() throws Exception {
        byte[] picture = png(halves(16, 8));
        List<PictureRegion> halves = List.of(new PictureRegion(0, 0, 8, 8), new PictureRegion(8, 0, 8, 8));
        ByteBuffer pixels = ByteBuffer.allocateDirect(4 * 3);

        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(1, 1), LIMITS)) {
            preprocessor.regions(picture, halves, pixels, 1);
        }

        assertThat(array(pixels)).containsExactly(bytes(0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0));
    }

    @Test
    void shouldFindARegionAtTheSamePlaceInAPictureThatIsDecodedAtAnEighth() throws Exception {
        BufferedImage image = filled(640, 480, Color.BLACK);
        fill(image, 320, 160, 64, 64, Color.WHITE);
        byte[] picture = jpeg(image);

        byte[] pixels = new byte[2 * 8 * 8 * 3];
        ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length);
        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(8, 8), LIMITS)) {
            preprocessor.regions(
                    picture,
                    List.of(new PictureRegion(320, 160, 64, 64), new PictureRegion(256, 160, 64, 64)),
                    buffer,
                    0);
        }
        buffer.get(0, pixels);

        assertThat(mean(pixels, 0, 192)).isGreaterThan(250);
        assertThat(mean(pixels, 192, 192)).isLessThan(5);
    }

    @Test
    void shouldMirrorAViewWhenAsked() throws Exception {
        byte[] picture = png(halves(4, 4));
        Placement plain = Placement.of(PictureRegion.whole(4, 4), InputFormat.stretch(2, 1));
        ByteBuffer pixels = ByteBuffer.allocateDirect(12);

        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(2, 1), LIMITS)) {
            preprocessor.views(picture, List.of(plain, plain.mirror()), new byte[3], pixels, 0);
        }

        assertThat(array(pixels)).containsExactly(bytes(255, 0, 0, 0, 0, 255, 0, 0, 255, 255, 0, 0));
    }

    @Test
    void shouldShowTheMiddleOfARegionButAllOfAWholePictureWhereThereIsAZoom() throws Exception {
        // A green frame of 2 pixels around a red middle of 4x4, and blue to the right of both.
        BufferedImage image = filled(16, 8, Color.BLUE);
        fill(image, 0, 0, 8, 8, Color.GREEN);
        fill(image, 2, 2, 4, 4, Color.RED);
        byte[] picture = png(image);
        InputFormat input = InputFormat.stretch(1, 1).zoomed(0.5);
        ByteBuffer pixels = ByteBuffer.allocateDirect(2 * input.bytes());
        try (Preprocessor preprocessor = new Preprocessor(input, LIMITS)) {
            preprocessor.regions(
                    picture, List.of(new PictureRegion(0, 0, 8, 8), PictureRegion.whole(16, 8)), pixels, 0);
        }

        assertThat(new int[] {pixels.get(0) & 0xff, pixels.get(1) & 0xff, pixels.get(2) & 0xff})
                .containsExactly(255, 0, 0);
        assertThat(pixels.get(3 + 2) & 0xff).as("blue of the whole").isBetween(120, 135);
    }

    @Test
    void shouldRefuseARegionOutsideOfThePicture() throws Exception {
        byte[] picture = png(8, 8, Color.RED);

        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(2, 2), LIMITS)) {
            ByteBuffer pixels = ByteBuffer.allocateDirect(12);
            assertThatThrownBy(() -> preprocessor.regions(picture, List.of(new PictureRegion(4, 0, 5, 8)), pixels, 0))
                    .isInstanceOf(RegionOutsideException.class)
                    .hasMessageContaining("region 4,0,5,8 of a picture of 8x8 pixels");
        }
    }

    @Test
    void shouldRefuseAnEmptyPicture() {
        refused(new byte[0], UndecodablePictureException.class, "no bytes");
    }

    @Test
    void shouldRefuseBytesThatAreNoPicture() {
        refused(new byte[] {1, 2, 3, 4}, UndecodablePictureException.class, "4 bytes that start with 0x0102");
    }

    @Test
    void shouldRefuseAPictureThatIsCutOff() throws IOException {
        byte[] picture = jpeg(halves(64, 64));

        refused(
                Arrays.copyOf(picture, picture.length - 10),
                UndecodablePictureException.class,
                "without its end marker");
        refused(Arrays.copyOf(picture, 40), UndecodablePictureException.class, "ends before its first scan");
    }

    @Test
    void shouldRefuseAPngThatIsCutOff() throws IOException {
        byte[] picture = png(64, 64, Color.RED);

        refused(Arrays.copyOf(picture, picture.length - 4), UndecodablePictureException.class, "without its end chunk");
    }

    @Test
    void shouldRefuseAJpegWhoseBodyIsNoise() throws IOException {
        byte[] picture = jpeg(halves(64, 64));
        Arrays.fill(picture, 4, picture.length - 2, (byte) 0x55);

        refused(picture, UndecodablePictureException.class, "not a picture that can be decoded");
    }

    @Test
    void shouldRefuseAHeaderOf65535By65535WithoutDecoding() throws IOException {
        byte[] picture = jpeg(halves(64, 64));
        announce(picture, 65_535, 65_535);

        refused(picture, PixelLimitException.class, "picture of 65535x65535 = 4294836225 pixels");
    }

    @Test
    void shouldRefuseMoreBytesThanAreTaken() {
        refused(new byte[LIMITS.bytes() + 1], OversizePictureException.class, "accepted: at most 100000");
    }

    @Test
    void shouldStillWorkAfterARefusal() throws Exception {
        byte[] good = png(8, 8, Color.RED);
        ByteBuffer pixels = ByteBuffer.allocateDirect(3);

        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(1, 1), LIMITS)) {
            assertThatThrownBy(() -> preprocessor.whole(new byte[] {9}, pixels, 0))
                    .isInstanceOf(PictureException.class);
            preprocessor.whole(good, pixels, 0);
        }

        assertThat(array(pixels)).containsExactly(bytes(255, 0, 0));
    }

    @Test
    void shouldNotTakeABufferOnTheHeap() throws Exception {
        byte[] picture = png(8, 8, Color.RED);

        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(1, 1), LIMITS)) {
            assertThatThrownBy(() -> preprocessor.whole(picture, ByteBuffer.allocate(3), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("direct");
        }
    }

    private static void refused(byte[] picture, Class<? extends PictureException> as, String saying) {
        try (Preprocessor preprocessor = new Preprocessor(InputFormat.stretch(2, 2), LIMITS)) {
            assertThatThrownBy(() -> preprocessor.whole(picture, ByteBuffer.allocateDirect(12), 0))
                    .isInstanceOf(as)
                    .hasMessageContaining(saying);
        }
    }

    private static byte[] whole(InputFormat input, byte[] picture) throws PictureException {
        ByteBuffer pixels = ByteBuffer.allocateDirect(input.bytes());
        try (Preprocessor preprocessor = new Preprocessor(input, LIMITS)) {
            preprocessor.whole(picture, pixels, 0);
        }
        return array(pixels);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] repeated(int count, int red, int green, int blue) {
        ByteBuffer buffer = ByteBuffer.allocate(count * 3);
        while (buffer.hasRemaining()) {
            buffer.put((byte) red).put((byte) green).put((byte) blue);
        }
        return buffer.array();
    }

    private static double mean(byte[] bytes, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += bytes[i] & 0xff;
        }
        return sum / count;
    }

    /** Overwrites the size in the start-of-frame segment (0xffc0: length, precision, height, width). */
    private static void announce(byte[] jpeg, int width, int height) {
        for (int i = 2; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(jpeg).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height) {
        BufferedImage image = filled(width, height, Color.BLUE);
        fill(image, 0, 0, width / 2, height, Color.RED);
        return image;
    }

    private static BufferedImage filled(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(image, 0, 0, width, height, colour);
        return image;
    }

    private static void fill(BufferedImage image, int x, int y, int width, int height, Color colour) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
        graphics.dispose();
    }

    private static byte[] png(int width, int height, Color colour) throws IOException {
        return png(filled(width, height, colour));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return encoded(image, "png");
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        return encoded(image, "jpg");
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
