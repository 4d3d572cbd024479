package dev.fovea.query.frames;

import dev.fovea.topics.Region;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Cuts a part out of an encoded picture. Only the part is kept in memory, and a picture whose header announces more
 * pixels than the limit is not decoded at all. Thread-safe.
 */
public final class PictureCutter {

    private static final float QUALITY = 0.9f;

    private final long maxPixels;

    /** @param maxPixels of the whole picture, ≥ 1 */
    public PictureCutter(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /**
     * Cuts out the part of a region that lies inside the picture.
     *
     * @param encoded JPEG or PNG
     * @return JPEG
     * @throws UncuttablePictureException if the picture cannot be decoded, is too large, or the region lies outside
     */
    public byte[] cut(byte[] encoded, Region region) throws UncuttablePictureException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new UncuttablePictureException("the picture is neither JPEG nor PNG; ask for it without region");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return jpeg(read(reader, region));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException e) {
            // The decoder throws both for broken bytes.
            throw new UncuttablePictureException("the picture cannot be decoded (" + e.getMessage() + ")");
        }
    }

    private BufferedImage read(ImageReader reader, Region region) throws IOException, UncuttablePictureException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > maxPixels) {
            throw new UncuttablePictureException("the picture has " + width + "×" + height + " pixels, more than "
                    + maxPixels + " (fovea.frames.max-pixels)");
        }
        Rectangle part = new Rectangle(region.x(), region.y(), region.width(), region.height())
                .intersection(new Rectangle(width, height));
        if (part.isEmpty()) {
            throw new UncuttablePictureException(
                    "the region lies outside the picture, which has " + width + "×" + height + " pixels");
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceRegion(part);
        return reader.read(0, parameters);
    }

    private static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque(image), null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** JPEG has no transparency, which a PNG may have. */
    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        flat.createGraphics().drawImage(image, 0, 0, null);
        return flat;
    }
}
