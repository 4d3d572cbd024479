package dev.fovea.resnet.architecture;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The networks of the paper by name. */
public final class Architectures {

    private static final Pattern CIFAR = Pattern.compile("cifar-(resnet|plain)-([1-9][0-9]{0,3})(?:-x([2-9]))?");

    private static final Map<String, IntFunction<Architecture>> IMAGENET = Map.ofEntries(
            Map.entry("plain-18", labels -> ImageNetResNet.basic("plain-18", 18, ShortcutOption.NONE, labels)),
            Map.entry("plain-34", labels -> ImageNetResNet.basic("plain-34", 34, ShortcutOption.NONE, labels)),
            Map.entry("resnet-18-a", labels -> ImageNetResNet.basic("resnet-18-a", 18, ShortcutOption.A, labels)),
            Map.entry("resnet-18", labels -> ImageNetResNet.basic("resnet-18", 18, ShortcutOption.B, labels)),
            Map.entry("resnet-18-c", labels -> ImageNetResNet.basic("resnet-18-c", 18, ShortcutOption.C, labels)),
            Map.entry("resnet-34-a", labels -> ImageNetResNet.basic("resnet-34-a", 34, ShortcutOption.A, labels)),
            Map.entry("resnet-34", labels -> ImageNetResNet.basic("resnet-34", 34, ShortcutOption.B, labels)),
            Map.entry("resnet-34-c", labels -> ImageNetResNet.basic("resnet-34-c", 34, ShortcutOption.C, labels)),
            Map.entry("resnet-50", labels -> ImageNetResNet.bottleneck("resnet-50", 50, Block.BOTTLENECK, labels)),
            Map.entry("resnet-101", labels -> ImageNetResNet.bottleneck("resnet-101", 101, Block.BOTTLENECK, labels)),
            Map.entry("resnet-152", labels -> ImageNetResNet.bottleneck("resnet-152", 152, Block.BOTTLENECK, labels)),
            Map.entry(
                    "resnet-50-v1.5",
                    labels -> ImageNetResNet.bottleneck("resnet-50-v1.5", 50, Block.BOTTLENECK_V1_5, labels)),
            Map.entry(
                    "resnet-101-v1.5",
                    labels -> ImageNetResNet.bottleneck("resnet-101-v1.5", 101, Block.BOTTLENECK_V1_5, labels)),
            Map.entry(
                    "resnet-152-v1.5",
                    labels -> ImageNetResNet.bottleneck("resnet-152-v1.5", 152, Block.BOTTLENECK_V1_5, labels)),
            Map.entry("vgg-16", labels -> Vgg.of("vgg-16", List.of(2, 2, 3, 3, 3), labels)),
            Map.entry("vgg-19", labels -> Vgg.of("vgg-19", List.of(2, 2, 4, 4, 4), labels)));

    private static final List<String> NAMES = List.of(
            "plain-18",
            "plain-34",
            "resnet-18-a",
            "resnet-18",
            "resnet-18-c",
            "resnet-34-a",
            "resnet-34",
            "resnet-34-c",
            "resnet-50",
            "resnet-50-v1.5",
            "resnet-101",
            "resnet-101-v1.5",
            "resnet-152",
            "resnet-152-v1.5",
            "vgg-16",
            "vgg-19",
            "cifar-resnet-n",
            "cifar-plain-n");

    private Architectures() {}

    /**
     * The network of that name.
     *
     * <p>{@code resnet-18} and {@code resnet-34} have option B shortcuts ({@code -b} may be added), {@code -a} and
     * {@code -c} the others; {@code resnet-50}, 101 and 152 have the stride in the first 1×1 as in the paper,
     * {@code -v1.5} in the 3×3; {@code cifar-resnet-n} and {@code cifar-plain-n} exist for every n = 6k+2,
     * and with {@code -x2} to {@code -x9} that many times as wide (which is not in the paper).
     *
     * @param labels number of logits, at least 2
     * @throws UnknownArchitectureException if no network has that name
     */
    public static Architecture named(String name, int labels) {
        String canonical =
                name.equals("resnet-18-b") || name.equals("resnet-34-b") ? name.substring(0, name.length() - 2) : name;
        IntFunction<Architecture> imagenet = IMAGENET.get(canonical);
        if (imagenet != null) {
            return imagenet.apply(labels);
        }
        Matcher cifar = CIFAR.matcher(name);
        if (cifar.matches()) {
            int depth = Integer.parseInt(cifar.group(2));
            if (depth >= 8 && depth % 6 == 2) {
                String widening = cifar.group(3);
                return CifarResNet.of(
                        name,
                        depth,
                        cifar.group(1).equals("plain") ? ShortcutOption.NONE : ShortcutOption.A,
                        widening == null ? 1 : Integer.parseInt(widening),
                        labels);
            }
        }
        throw new UnknownArchitectureException(name);
    }

    /** Every name in the paper's order; the CIFAR families stand as {@code cifar-resnet-n} and {@code cifar-plain-n}. */
    public static List<String> names() {
        return NAMES;
    }
}
