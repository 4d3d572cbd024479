package dev.fovea.resnet.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of "Deep Residual Learning for Image Recognition" (arXiv:1512.03385) and of torchvision's re-counts. */
public final class PaperFigures {

    private static final String PROJECTIONS =
            "the paper gives one figure for plain-34 and all of ResNet-34; it is the count without projection shortcuts";
    private static final String FIFTY =
            "3.86 as counted, which the paper cut to 3.8 (it rounds 7.57 to 7.6 and 11.28 to 11.3)";
    private static final String V1_5 =
            "not the paper's network: the stride stands in the 3×3, which then works at the larger size";
    private static final String VGG_16 = "the paper's figure leaves out the three fully connected layers (0.12)";

    private PaperFigures() {}

    /** One for each network of the paper, in its order. */
    public static List<PaperFigure> all() {
        return List.of(
                imageNet("plain-18", 1.8, null, "27.94 % top-1, 10-crop", null),
                imageNet("resnet-18-a", 1.8, null, "27.88 % top-1, 10-crop", null),
                imageNet("resnet-18", 1.8, 11_689_512L, null, null),
                imageNet("resnet-18-c", null, null, null, null),
                imageNet("plain-34", 3.6, null, "28.54 % top-1, 10-crop", null),
                imageNet("resnet-34-a", 3.6, null, "25.03 % top-1, 7.76 % top-5, 10-crop", null),
                imageNet("resnet-34", 3.6, 21_797_672L, "24.52 % top-1, 7.46 % top-5, 10-crop", PROJECTIONS),
                imageNet("resnet-34-c", 3.6, null, "24.19 % top-1, 7.40 % top-5, 10-crop", PROJECTIONS),
                imageNet("resnet-50", 3.8, 25_557_032L, "22.85 % top-1, 6.71 % top-5, 10-crop", FIFTY),
                imageNet("resnet-50-v1.5", 3.8, 25_557_032L, null, V1_5),
                imageNet("resnet-101", 7.6, 44_549_160L, "21.75 % top-1, 6.05 % top-5, 10-crop", null),
                imageNet("resnet-101-v1.5", 7.6, 44_549_160L, null, V1_5),
                imageNet("resnet-152", 11.3, 60_192_808L, "21.43 % top-1, 5.71 % top-5, 10-crop", null),
                imageNet("resnet-152-v1.5", 11.3, 60_192_808L, null, V1_5),
                imageNet("vgg-16", 15.3, 138_357_544L, "28.07 % top-1, 9.33 % top-5, 10-crop", VGG_16),
                imageNet("vgg-19", 19.6, 143_667_240L, null, null),
                cifar("cifar-resnet-20", 0.27, "8.75 %"),
                cifar("cifar-resnet-32", 0.46, "7.51 %"),
                cifar("cifar-resnet-44", 0.66, "7.17 %"),
                cifar("cifar-resnet-56", 0.85, "6.97 %"),
                cifar("cifar-resnet-110", 1.7, "6.43 % (6.61 ± 0.16 over 5 runs)"),
                cifar("cifar-resnet-1202", 19.4, "7.93 %"),
                cifar("cifar-plain-20", null, null),
                cifar("cifar-plain-56", null, null),
                cifar("cifar-plain-110", 1.7, "> 60 %"));
    }

    private static PaperFigure imageNet(
            String name,
            @Nullable Double billions,
            @Nullable Long parameters,
            @Nullable String error,
            @Nullable String explanation) {
        return new PaperFigure(name, 1000, billions, null, parameters, error, explanation);
    }

    private static PaperFigure cifar(String name, @Nullable Double millions, @Nullable String error) {
        return new PaperFigure(name, 10, null, millions, null, error == null ? null : error + " on CIFAR-10", null);
    }
}
