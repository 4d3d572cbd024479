package dev.fovea.resnet.paper;

import java.util.Locale;

/** A drawing that is written down as SVG while it is made. Lengths in pixels, y downwards. Not thread-safe. */
final class Svg {

    private final StringBuilder body = new StringBuilder();

    void box(double x, double y, double width, double height, String fill, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\" stroke=\"#333\"/>%n",
                x,
                y,
                width,
                height,
                fill));
        text(x + width / 2, y + height / 2, "middle", text);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} of the text stands at x; y is its middle */
    void text(double x, double y, String anchor, String text) {
        body.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" dominant-baseline=\"central\">%s</text>%n",
                x,
                y,
                anchor,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    /** A line with an arrow's head at its end. */
    void arrow(String path, boolean dotted) {
        body.append(String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.2\"%s marker-end=\"url(#head)\"/>%n",
                path,
                dotted ? " stroke-dasharray=\"4 3\"" : ""));
    }

    String document(double width, double height) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\" font-size=\"12\">%n",
                        width,
                        height)
                + "<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#333\"/></marker></defs>\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
                + body
                + "</svg>\n";
    }
}
