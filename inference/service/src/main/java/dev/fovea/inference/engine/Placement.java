package dev.fovea.inference.engine;

import java.util.List;

/**
 * Where the network runs and why there.
 *
 * @param device the provider that was chosen
 * @param why in words
 * @param refused one line for each provider that was tried before and could not be had
 */
public record Placement(Device device, String why, List<String> refused) {

    public Placement {
        refused = List.copyOf(refused);
    }
}
