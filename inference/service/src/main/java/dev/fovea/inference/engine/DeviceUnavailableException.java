package dev.fovea.inference.engine;

/** An execution provider cannot run the network here; the message says what is missing. */
public class DeviceUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public DeviceUnavailableException(String message) {
        super(message);
    }

    public DeviceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
