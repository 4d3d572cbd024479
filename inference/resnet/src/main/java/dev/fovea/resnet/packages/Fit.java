package dev.fovea.resnet.packages;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a region of any shape becomes the network's input. */
public enum Fit {
    /** Width and height are scaled separately, so that the whole region is seen and its proportions are lost. */
    @JsonProperty("stretch")
    STRETCH,
    /** The shorter side is scaled to {@code resize} pixels and the centre is cut out, so that proportions are kept. */
    @JsonProperty("crop")
    CROP
}
