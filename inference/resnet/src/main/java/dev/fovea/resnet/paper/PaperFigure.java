package dev.fovea.resnet.paper;

import org.jspecify.annotations.Nullable;

/**
 * What was published about one network. What the sources do not give is absent.
 *
 * @param architecture its name here
 * @param labels number of logits it was published with: 1000 for ImageNet, 10 for CIFAR-10
 * @param billionMultiplyAdds the paper's "FLOPs" in billions, with the paper's one decimal (tables 1 and 2 of the paper,
 *     figure 3 for VGG-19)
 * @param millionParameters the paper's table 6, with the paper's decimals
 * @param exactParameters the exact number that independent implementations (torchvision) agree on
 * @param error what the paper measured, in words
 * @param explanation why a figure disagrees with the count, where it does
 */
public record PaperFigure(
        String architecture,
        int labels,
        @Nullable Double billionMultiplyAdds,
        @Nullable Double millionParameters,
        @Nullable Long exactParameters,
        @Nullable String error,
        @Nullable String explanation) {}
