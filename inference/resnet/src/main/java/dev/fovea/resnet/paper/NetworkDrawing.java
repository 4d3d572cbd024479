package dev.fovea.resnet.paper;

import dev.fovea.resnet.architecture.Architecture;
import dev.fovea.resnet.architecture.Layer;
import dev.fovea.resnet.architecture.Shape;
import dev.fovea.resnet.architecture.Shortcut;
import java.util.List;
import java.util.Locale;

/**
 * Draws a network from top to bottom as the paper's figure 3 does: a box for each layer with weights, an arc for each shortcut,
 * dotted where it changes the shape, and the output size wherever that changes.
 */
public final class NetworkDrawing {

    private static final double WIDTH = 460;
    private static final double TOP = 64;
    private static final double LEFT = 130;
    private static final double BOX_WIDTH = 170;
    private static final double BOX_HEIGHT = 20;
    private static final double PITCH = 34;
    private static final double ARC = 62;
    private static final List<String> COLOURS =
            List.of("#f2f2f2", "#d9cdea", "#cfe6cd", "#f6cfd2", "#cfdff2", "#f7e6bd");

    private final Svg svg = new Svg();
    private double y = TOP;
    private int stage;
    private Shape shape;

    private NetworkDrawing(Architecture network) {
        this.shape = network.input();
    }

    /** The drawing as an SVG document. */
    public static String svg(Architecture network) {
        NetworkDrawing drawing = new NetworkDrawing(network);
        drawing.svg.text(
                WIDTH / 2,
                20,
                "middle",
                String.format(
                        Locale.ROOT,
                        "%s: %d layers, %,d parameters, %.2f billion multiply-adds",
                        network.name(),
                        network.depth(),
                        network.parameters(),
                        network.multiplyAdds() / 1e9));
        drawing.svg.text(LEFT + BOX_WIDTH / 2, TOP - BOX_HEIGHT, "middle", "picture");
        drawing.svg.arrow(path(TOP - 12, TOP), false);
        drawing.size(network.input());
        network.layers().forEach(drawing::layer);
        return drawing.svg.document(WIDTH, drawing.y);
    }

    private void layer(Layer layer) {
        Shape after = layer.output(shape);
        switch (layer) {
            case Layer.Convolution convolution -> {
                box(text(convolution));
                size(after);
            }
            case Layer.MaxPool pool -> {
                box("max pool" + stride(pool.stride()));
                size(after);
            }
            case Layer.GlobalAveragePool _ -> {
                box("average pool");
                size(after);
            }
            case Layer.Linear linear -> box("fc, " + linear.outputs());
            case Layer.Sequence sequence -> sequence(sequence);
            case Layer.Residual residual -> residual(residual);
            case Layer.BatchNorm _, Layer.Relu _, Layer.Flatten _, Layer.Dropout _ -> {}
        }
        shape = after;
    }

    /** A stage has a colour; a plain network's block is a sequence too, and keeps its stage's. */
    private void sequence(Layer.Sequence sequence) {
        boolean block = sequence.name().contains(".");
        stage += block ? 0 : 1;
        sequence.layers().forEach(this::layer);
    }

    private void residual(Layer.Residual residual) {
        double from = y - (PITCH - BOX_HEIGHT) / 2;
        residual.body().forEach(this::layer);
        double to = y - (PITCH - BOX_HEIGHT) / 2;
        double right = LEFT + BOX_WIDTH / 2;
        double side = LEFT + BOX_WIDTH + ARC;
        boolean identity = residual.shortcut() instanceof Shortcut.Identity;
        svg.arrow(
                String.format(
                        Locale.ROOT,
                        "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f",
                        right,
                        from,
                        side,
                        from,
                        side,
                        to,
                        right + 3,
                        to),
                !identity);
        if (!identity) {
            svg.text(side - 8, (from + to) / 2, "start", text(residual.shortcut()));
        }
    }

    private void box(String text) {
        svg.box(LEFT, y, BOX_WIDTH, BOX_HEIGHT, COLOURS.get(stage % COLOURS.size()), text);
        svg.arrow(path(y + BOX_HEIGHT, y + PITCH), false);
        y += PITCH;
    }

    /** Says the size beside the box before, where it is another than before that. */
    private void size(Shape after) {
        boolean first = y == TOP;
        if (first || after.height() != shape.height()) {
            svg.text(
                    LEFT - 12,
                    first ? TOP - BOX_HEIGHT : y - PITCH + BOX_HEIGHT / 2,
                    "end",
                    "output size " + after.height());
        }
    }

    private static String path(double from, double to) {
        double x = LEFT + BOX_WIDTH / 2;
        return String.format(Locale.ROOT, "M%.1f %.1fL%.1f %.1f", x, from, x, to);
    }

    private static String text(Layer.Convolution convolution) {
        return convolution.kernel() + "×" + convolution.kernel() + " conv, " + convolution.outputs()
                + stride(convolution.stride());
    }

    private static String text(Shortcut shortcut) {
        return switch (shortcut) {
            case Shortcut.Identity _ -> "";
            case Shortcut.ZeroPadding _ -> "zero-padded";
            case Shortcut.Projection projection -> text(projection.convolution());
        };
    }

    private static String stride(int stride) {
        return stride == 1 ? "" : ", /" + stride;
    }
}
