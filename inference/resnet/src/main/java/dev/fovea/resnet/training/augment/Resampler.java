package dev.fovea.resnet.training.augment;

/** Cuts a rectangle out of a picture and scales it to the picture's own size. Stateless. */
final class Resampler {

    private Resampler() {}

    /**
     * Shifts by whole pixels, exactly; what comes in from outside has the fill colour.
     *
     * @param fill red, green and blue
     */
    static void shift(
            byte[] source, int width, int height, int dx, int dy, boolean mirror, byte[] fill, byte[] target) {
        for (int y = 0; y < height; y++) {
            int sy = y + dy;
            for (int x = 0; x < width; x++) {
                int sx = (mirror ? width - 1 - x : x) + dx;
                int to = (y * width + x) * 3;
                if (sx < 0 || sx >= width || sy < 0 || sy >= height) {
                    System.arraycopy(fill, 0, target, to, 3);
                } else {
                    System.arraycopy(source, (sy * width + sx) * 3, target, to, 3);
                }
            }
        }
    }

    /**
     * Scales the rectangle (left, top, right, bottom; in pixels, may stick out) bilinearly; outside, the nearest edge goes
     * on.
     */
    static void scale(
            byte[] source,
            int width,
            int height,
            double left,
            double top,
            double right,
            double bottom,
            boolean mirror,
            byte[] target) {
        for (int y = 0; y < height; y++) {
            double sy = top + (y + 0.5) * (bottom - top) / height - 0.5;
            int y0 = (int) Math.floor(sy);
            double fy = sy - y0;
            int rowA = Math.clamp(y0, 0, height - 1) * width;
            int rowB = Math.clamp(y0 + 1, 0, height - 1) * width;
            for (int x = 0; x < width; x++) {
                double sx = left + ((mirror ? width - 1 - x : x) + 0.5) * (right - left) / width - 0.5;
                int x0 = (int) Math.floor(sx);
                double fx = sx - x0;
                int a = Math.clamp(x0, 0, width - 1);
                int b = Math.clamp(x0 + 1, 0, width - 1);
                for (int channel = 0; channel < 3; channel++) {
                    double upper = mix(source, (rowA + a) * 3 + channel, (rowA + b) * 3 + channel, fx);
                    double lower = mix(source, (rowB + a) * 3 + channel, (rowB + b) * 3 + channel, fx);
                    target[(y * width + x) * 3 + channel] = (byte) Math.round(upper + (lower - upper) * fy);
                }
            }
        }
    }

    private static double mix(byte[] source, int a, int b, double share) {
        int first = source[a] & 0xff;
        return first + ((source[b] & 0xff) - first) * share;
    }
}
