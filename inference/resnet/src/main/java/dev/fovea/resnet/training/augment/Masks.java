package dev.fovea.resnet.training.augment;

import java.util.SplittableRandom;

/** Shapes to paint: bars, half planes, ellipses, gradients. Coordinates in pixels. Stateless. */
final class Masks {

    private Masks() {}

    /** A straight bar through a point. */
    static Canvas.Mask bar(double x, double y, double angle, double thickness, double softness) {
        double nx = -Math.sin(angle);
        double ny = Math.cos(angle);
        return (px, py) -> edge(thickness / 2 - Math.abs((px - x) * nx + (py - y) * ny), softness);
    }

    /** A bar with gaps along it. */
    static Canvas.Mask dashes(double x, double y, double angle, double thickness, double period, double softness) {
        Canvas.Mask bar = bar(x, y, angle, thickness, softness);
        double tx = Math.cos(angle);
        double ty = Math.sin(angle);
        return (px, py) -> {
            double along = (px - x) * tx + (py - y) * ty;
            double within = along - Math.floor(along / period) * period;
            return within < period / 2 ? bar.at(px, py) : 0;
        };
    }

    /** Everything on one side of a line. */
    static Canvas.Mask half(double x, double y, double angle, double softness) {
        double nx = -Math.sin(angle);
        double ny = Math.cos(angle);
        return (px, py) -> edge((px - x) * nx + (py - y) * ny, softness);
    }

    static Canvas.Mask ellipse(double x, double y, double rx, double ry, double softness) {
        return (px, py) -> edge((1 - Math.hypot((px - x) / rx, (py - y) / ry)) * Math.min(rx, ry), softness);
    }

    static Canvas.Mask rectangle(double left, double top, double right, double bottom, double softness) {
        return (px, py) -> edge(Math.min(Math.min(px - left, right - px), Math.min(py - top, bottom - py)), softness);
    }

    /** From 0 to 1 across the picture. */
    static Canvas.Mask gradient(int width, int height, double angle) {
        double nx = Math.cos(angle);
        double ny = Math.sin(angle);
        double reach = (Math.abs(nx) * width + Math.abs(ny) * height) / 2;
        return (px, py) -> Math.clamp(0.5 + ((px - width / 2.0) * nx + (py - height / 2.0) * ny) / (2 * reach), 0, 1);
    }

    static double angle(SplittableRandom random) {
        return random.nextDouble(0, 2 * Math.PI);
    }

    /** 1 inside (positive distance), 0 outside, a ramp of the given width between. */
    private static double edge(double distance, double softness) {
        return Math.clamp(distance / Math.max(softness, 1e-3) + 0.5, 0, 1);
    }
}
