package dev.fovea.resnet.packages;

import java.util.List;

/**
 * What is subtracted from and what divides each channel of a picture. It is done inside the graph; these figures only tell of it.
 *
 * @param mean of red, green and blue on the scale 0 to 1
 * @param std of red, green and blue on the scale 0 to 1, each above 0
 */
public record Normalisation(List<Double> mean, List<Double> std) {

    /** The figures of ImageNet, used by torchvision and by most networks trained with it. */
    public static final Normalisation IMAGENET =
            new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    public Normalisation {
        Refusal.unless(
                mean != null && mean.size() == 3 && mean.stream().allMatch(m -> m >= 0 && m <= 1),
                "normalisation.mean",
                mean,
                "three numbers from 0 to 1 (red, green, blue)");
        Refusal.unless(
                std != null && std.size() == 3 && std.stream().allMatch(s -> s > 0 && s <= 1),
                "normalisation.std",
                std,
                "three numbers above 0 and up to 1 (red, green, blue)");
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** The mean as a pixel, three bytes red, green, blue: what is nearest to zero for the network. */
    public byte[] meanColour() {
        byte[] colour = new byte[3];
        for (int i = 0; i < colour.length; i++) {
            colour[i] = (byte) Math.round(mean.get(i) * 255);
        }
        return colour;
    }
}
