package dev.fovea.inference.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses an execution provider by opening the network on one after another.
 *
 * @param engine open on the chosen provider
 * @param placement which, why, and why not the ones before
 */
public record DeviceChoice(Engine engine, Placement placement) {

    /** Opens the network on one provider. */
    @FunctionalInterface
    public interface Opener {
        Engine open(Device device) throws DeviceUnavailableException;
    }

    /**
     * Takes the first provider that opens.
     *
     * @throws DeviceUnavailableException if none does; the message says for each why
     */
    public static DeviceChoice of(DeviceRequest request, Opener opener) throws DeviceUnavailableException {
        List<String> refused = new ArrayList<>();
        for (Device device : request.candidates()) {
            try {
                Engine engine = opener.open(device);
                return new DeviceChoice(engine, new Placement(device, why(request, refused, engine), refused));
            } catch (DeviceUnavailableException e) {
                refused.add(device.word() + ": " + e.getMessage());
            }
        }
        String cure = request == DeviceRequest.AUTO ? "" : "; fovea.inference.device=auto takes what can be had";
        throw new DeviceUnavailableException("the network cannot be run: " + String.join("; ", refused) + cure);
    }

    private static String why(DeviceRequest request, List<String> refused, Engine engine) {
        String notes = engine.notes().isEmpty() ? "" : "; " + engine.notes();
        if (request != DeviceRequest.AUTO) {
            return "asked for by fovea.inference.device" + notes;
        }
        return (refused.isEmpty() ? "the fastest kind" : "the fastest that can be had") + notes;
    }
}
