package dev.fovea.load.camera;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture with a stamp on top, a disc that moves below it, and the stamp in words for human eyes. */
final class TestPicture {

    private static final int ROUND = 100;

    private TestPicture() {}

    static BufferedImage paint(Stamp stamp, Look look) {
        BufferedImage picture = new BufferedImage(look.width(), look.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = picture.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(0x34495e), look.width(), look.height(), new Color(0x7f8c8d)));
        g.fillRect(0, 0, look.width(), look.height());
        int size = look.height() / 6;
        int x = (int) (stamp.seq() % ROUND * (look.width() - size) / ROUND);
        g.setPaint(new Color(0xe67e22));
        g.fillOval(x, look.height() / 2, size, size);
        g.setPaint(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(10, look.height() / 16)));
        g.drawString(stamp.toString(), look.width() / 40, look.height() * 15 / 16);
        g.dispose();
        Barcode.paint(stamp, picture);
        return picture;
    }

    static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
