package dev.fovea.resnet.training.augment;

import java.util.SplittableRandom;

/** A small picture to paint on, with values in floating point on the scale of bytes. Not thread-safe. */
final class Canvas {

    final int width;
    final int height;
    private final float[] values;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.values = new float[width * height * 3];
    }

    /** How much of the paint a pixel takes: 0 to 1 (or a factor, for {@link #multiply}). */
    @FunctionalInterface
    interface Mask {
        double at(double x, double y);
    }

    void fill(double[] colour) {
        paint(colour, (x, y) -> 1);
    }

    /** Mixes the colour in. */
    void paint(double[] colour, Mask mask) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double share = mask.at(x + 0.5, y + 0.5);
                int at = (y * width + x) * 3;
                for (int channel = 0; channel < 3; channel++) {
                    values[at + channel] += (float) ((colour[channel] - values[at + channel]) * share);
                }
            }
        }
    }

    void multiply(Mask factor) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double by = factor.at(x + 0.5, y + 0.5);
                int at = (y * width + x) * 3;
                for (int channel = 0; channel < 3; channel++) {
                    values[at + channel] *= (float) by;
                }
            }
        }
    }

    /** Smooth noise: random values on a grid of {@code cells}×{@code cells}, interpolated; equal in all channels. */
    void clouds(double amplitude, int cells, SplittableRandom random) {
        double[][] grid = new double[cells + 2][cells + 2];
        for (double[] row : grid) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextDouble(-1, 1) * amplitude;
            }
        }
        for (int y = 0; y < height; y++) {
            double gy = (double) y / height * cells;
            int y0 = (int) gy;
            for (int x = 0; x < width; x++) {
                double gx = (double) x / width * cells;
                int x0 = (int) gx;
                double upper = grid[y0][x0] + (grid[y0][x0 + 1] - grid[y0][x0]) * (gx - x0);
                double lower = grid[y0 + 1][x0] + (grid[y0 + 1][x0 + 1] - grid[y0 + 1][x0]) * (gx - x0);
                float value = (float) (upper + (lower - upper) * (gy - y0));
                int at = (y * width + x) * 3;
                values[at] += value;
                values[at + 1] += value;
                values[at + 2] += value;
            }
        }
    }

    /** Independent normal noise for each pixel; {@code coloured}: for each channel too. */
    void grain(double deviation, boolean coloured, SplittableRandom random) {
        for (int at = 0; at < values.length; at += 3) {
            double grey = random.nextGaussian() * deviation;
            values[at] += (float) grey;
            values[at + 1] += (float) (coloured ? random.nextGaussian() * deviation : grey);
            values[at + 2] += (float) (coloured ? random.nextGaussian() * deviation : grey);
        }
    }

    void write(byte[] target) {
        for (int i = 0; i < values.length; i++) {
            target[i] = (byte) Math.clamp(Math.round(values[i]), 0, 255);
        }
    }
}
